package dev.pex.demo;

import java.io.IOException;

/** The C compiler for Cortex-M that is installed here. */
public final class CrossCompiler {
  private CrossCompiler() {}

  /** Its version, such as 12.2.1. */
  public static String version() throws IOException {
    return Command.of("arm-none-eabi-gcc", "-dumpfullversion").run().strip();
  }
}
