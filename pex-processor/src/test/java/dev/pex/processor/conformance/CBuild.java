package dev.pex.processor.conformance;

import java.util.ArrayList;
import java.util.List;

/**
 * How C is compiled for the host.
 *
 * @param optimisation such as {@code -O2}
 * @param sanitized whether accesses and arithmetic are checked while it runs
 */
public record CBuild(Tool compiler, String optimisation, boolean sanitized) {
  /** The flags under which generated C and the runtime compile without a warning. */
  static final List<String> STRICT =
      List.of(
          "-std=c99",
          "-Wall",
          "-Wextra",
          "-Wpedantic",
          "-Wconversion",
          "-Wshadow",
          "-Wcast-qual",
          "-Wstrict-prototypes",
          "-Werror");

  /** The build that compiles fastest and still checks everything. */
  public static final CBuild QUICK = new CBuild(Tool.GCC, "-O0", true);

  /** Two compilers, without and with optimisation, all with sanitizers. */
  public static final List<CBuild> ALL =
      List.of(
          QUICK,
          new CBuild(Tool.GCC, "-O2", true),
          new CBuild(Tool.CLANG, "-O0", true),
          new CBuild(Tool.CLANG, "-O2", true));

  /** The compiler's flags. */
  List<String> flags() {
    List<String> flags = new ArrayList<>(STRICT);
    flags.add(optimisation);
    flags.add("-DPEX_OBSERVER");
    if (sanitized) {
      flags.add("-fsanitize=address,undefined");
      flags.add("-fno-sanitize-recover=all");
    }
    return flags;
  }

  @Override
  public String toString() {
    return compiler.command() + " " + optimisation + (sanitized ? " sanitized" : "");
  }
}
