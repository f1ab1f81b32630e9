package dev.pex.processor.conformance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the system that tests need; a test that lacks it fails and names its package.
 *
 * @param command as it is called
 * @param debianPackage that holds it
 */
public record Tool(String command, String debianPackage) {
  static final Tool GCC = new Tool("gcc", "gcc");
  static final Tool CLANG = new Tool("clang", "clang");
  static final Tool CMAKE = new Tool("cmake", "cmake");
  static final Tool CPPCHECK = new Tool("cppcheck", "cppcheck");
  static final Tool GXX = new Tool("g++", "g++");
  static final Tool ARM_GCC = new Tool("arm-none-eabi-gcc", "gcc-arm-none-eabi");
  static final Tool QEMU_ARM = new Tool("qemu-system-arm", "qemu-system-arm");

  /** Runs the tool in a folder until it ends; what it printed. */
  String run(Path folder, List<String> arguments) {
    return run(folder, arguments, ProcessBuilder.Redirect.PIPE, ProcessBuilder.Redirect.PIPE);
  }

  /** Runs the tool with files as its standard input and output; what it printed as errors. */
  String run(
      Path folder,
      List<String> arguments,
      ProcessBuilder.Redirect input,
      ProcessBuilder.Redirect output) {
    List<String> line = new ArrayList<>(List.of(executable().toString()));
    line.addAll(arguments);
    return Command.run(folder, line, input, output);
  }

  private Path executable() {
    for (String entry : System.getenv("PATH").split(File.pathSeparator)) {
      Path candidate = Path.of(entry, command);
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    throw new AssertionError(
        "'" + command + "' is missing: install the Debian package " + debianPackage);
  }

  /** Any command line. */
  static final class Command {
    private Command() {}

    static String run(
        Path folder,
        List<String> line,
        ProcessBuilder.Redirect input,
        ProcessBuilder.Redirect output) {
      try {
        Path errors = Files.createTempFile("pex", ".txt");
        boolean captured = output == ProcessBuilder.Redirect.PIPE;
        ProcessBuilder builder =
            new ProcessBuilder(line).directory(folder.toFile()).redirectInput(input);
        builder.redirectOutput(captured ? ProcessBuilder.Redirect.to(errors.toFile()) : output);
        if (captured) {
          builder.redirectErrorStream(true);
        } else {
          builder.redirectError(errors.toFile());
        }
        Process process = builder.start();
        if (input == ProcessBuilder.Redirect.PIPE) {
          process.getOutputStream().close();
        }
        int code = process.waitFor();
        String printed = Files.readString(errors, StandardCharsets.UTF_8);
        Files.delete(errors);
        if (code != 0) {
          throw new AssertionError(String.join(" ", line) + " ended with " + code + "\n" + printed);
        }
        return printed;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a command ran", e);
      }
    }
  }
}
