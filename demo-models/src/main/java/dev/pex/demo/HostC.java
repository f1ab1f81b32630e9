package dev.pex.demo;

import java.io.IOException;
import java.nio.file.Path;

/** A generated network as a program of this machine, built by the CMake file that Pex wrote. */
record HostC(Path program) {
  /** Builds it. */
  static HostC build(Checkout checkout, GeneratedNetwork network) throws IOException {
    Path build = checkout.work(network.cName() + "-host");
    Command.of(
            "cmake",
            "-S",
            checkout.host().toString(),
            "-B",
            build.toString(),
            "-DCMAKE_BUILD_TYPE=Release",
            "-DNETWORK=" + network.cName(),
            "-DFOLDER=" + network.c())
        .run();
    Command.of("cmake", "--build", build.toString()).run();
    return new HostC(build.resolve("host"));
  }

  /**
   * Runs it.
   *
   * @param inputs int8 values of all inputs, inference after inference
   * @return int8 values of all outputs
   */
  byte[] run(byte[] inputs) throws IOException {
    return Command.of(program.toString()).run(inputs);
  }
}
