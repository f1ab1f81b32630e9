package dev.pex.processor.conformance;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A program of the system that tests need; a test that lacks it fails and names its package.
 *
 * @param command as it is called
 * @param debianPackage that holds it
 */
public record Tool(String command, String debianPackage) {
  public static final Tool GCC = new Tool("gcc", "gcc");
  static final Tool CLANG = new Tool("clang", "clang");
  static final Tool CMAKE = new Tool("cmake", "cmake");
  static final Tool CPPCHECK = new Tool("cppcheck", "cppcheck");
  static final Tool CLANGXX = new Tool("clang++", "clang");
  static final Tool ARM_GCC = new Tool("arm-none-eabi-gcc", "gcc-arm-none-eabi");
  static final Tool QEMU_ARM = new Tool("qemu-system-arm", "qemu-system-arm");

  /** Runs the tool in a folder to its end; what it printed. */
  public String run(Path folder, List<String> arguments) {
    return command(folder, arguments).run();
  }

  /** The tool with its arguments, to be run in a folder. */
  Command command(Path folder, List<String> arguments) {
    List<String> line = new ArrayList<>(List.of(executable().toString()));
    line.addAll(arguments);
    return new Command(folder, line);
  }

  private Path executable() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getenv("PATH"))
        .map(entry -> Path.of(entry, command))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "'" + command + "' is missing: install the Debian package " + debianPackage));
  }
}
