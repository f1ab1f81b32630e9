package dev.pex.processor.conformance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A command line that must succeed. */
public final class Command {
  private static final File NOTHING = new File("/dev/null");

  private final Path folder;
  private final List<String> line;
  private File input = NOTHING;

  /** The command is started in the folder. */
  public Command(Path folder, List<String> line) {
    this.folder = folder;
    this.line = List.copyOf(line);
  }

  /** The command reads this file as its standard input. */
  Command from(Path file) {
    input = file.toFile();
    return this;
  }

  /** Runs it to its end; what it printed, errors included. */
  public String run() {
    Path printed = TemporaryFolder.file();
    ProcessBuilder builder = builder().redirectErrorStream(true).redirectOutput(printed.toFile());
    return finish(builder, printed);
  }

  /** Runs it to its end with its standard output in a file. */
  void runInto(Path output) {
    Path errors = TemporaryFolder.file();
    finish(builder().redirectOutput(output.toFile()).redirectError(errors.toFile()), errors);
  }

  private ProcessBuilder builder() {
    return new ProcessBuilder(line).directory(folder.toFile()).redirectInput(input);
  }

  private String finish(ProcessBuilder builder, Path messages) {
    try {
      int code = builder.start().waitFor();
      String text = Files.readString(messages, StandardCharsets.UTF_8);
      Files.delete(messages);
      if (code != 0) {
        throw new AssertionError(String.join(" ", line) + " ended with " + code + "\n" + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a command ran", e);
    }
  }
}
