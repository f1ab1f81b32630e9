package dev.pex.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program of the system that must succeed. */
record Command(List<String> words) {
  Command {
    words = List.copyOf(words);
  }

  static Command of(String... words) {
    return new Command(List.of(words));
  }

  /**
   * Runs it to its end.
   *
   * @return what it printed, errors included
   * @throws IOException with what it printed, if it failed
   */
  String run() throws IOException {
    Path printed = Files.createTempFile("pex", ".txt");
    try {
      finish(builder().redirectErrorStream(true).redirectOutput(printed.toFile()), printed);
      return Files.readString(printed);
    } finally {
      Files.delete(printed);
    }
  }

  /**
   * Runs it to its end.
   *
   * @param input its standard input
   * @return its standard output
   * @throws IOException with its errors, if it failed
   */
  byte[] run(byte[] input) throws IOException {
    Path request = Files.createTempFile("pex", ".in");
    Path answer = Files.createTempFile("pex", ".out");
    Path errors = Files.createTempFile("pex", ".txt");
    try {
      Files.write(request, input);
      ProcessBuilder builder = builder().redirectInput(request.toFile());
      finish(builder.redirectOutput(answer.toFile()).redirectError(errors.toFile()), errors);
      return Files.readAllBytes(answer);
    } finally {
      Files.delete(request);
      Files.delete(answer);
      Files.delete(errors);
    }
  }

  private ProcessBuilder builder() {
    return new ProcessBuilder(words);
  }

  private void finish(ProcessBuilder builder, Path messages) throws IOException {
    try {
      int code = builder.start().waitFor();
      if (code != 0) {
        throw new IOException(
            "'%s' ended with %d\n%s"
                .formatted(String.join(" ", words), code, Files.readString(messages)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while '" + words.get(0) + "' ran", e);
    }
  }
}
