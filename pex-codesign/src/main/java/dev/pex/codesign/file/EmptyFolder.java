package dev.pex.codesign.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes folders that hold nothing. */
public final class EmptyFolder {
  private EmptyFolder() {}

  /** Makes a folder, or deletes all that is in it; what links in it lead to stays. */
  public static void make(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> entries = Files.walk(folder)) {
      List<Path> innermostFirst = entries.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : innermostFirst.subList(0, innermostFirst.size() - 1)) {
        Files.delete(entry);
      }
    }
  }
}
