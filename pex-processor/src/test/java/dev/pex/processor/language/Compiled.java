package dev.pex.processor.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a compilation gave.
 *
 * @param messages each as the compiler shows it, with line and column
 * @param success whether there was no error
 * @param output folder of classes and resources
 */
record Compiled(List<String> messages, boolean success, Path output) {
  Compiled {
    messages = List.copyOf(messages);
  }

  /** All messages; times, which differ from run to run, are replaced. */
  String text() {
    return String.join("\n", messages).replaceAll(", \\d+ ms", ", 1 ms") + "\n";
  }

  /** Every file that was written, by its path. */
  Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(output)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(output.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
