package dev.pex.processor.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Folders that vanish when the tests end. */
final class TemporaryFolder {
  private TemporaryFolder() {}

  static Path create(String purpose) {
    try {
      Path folder = Files.createTempDirectory("pex-" + purpose);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file for a moment, which its user deletes. */
  static Path file() {
    try {
      return Files.createTempFile("pex", ".txt");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file, and makes the folder for it. */
  static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var entries = Files.walk(folder)) {
      List<Path> innermostFirst = entries.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : innermostFirst) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
