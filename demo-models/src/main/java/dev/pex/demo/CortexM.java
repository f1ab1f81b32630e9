package dev.pex.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One run of a generated network on an emulated Cortex-M4.
 *
 * @param outputs int8 values of all outputs, inference after inference
 * @param figures what one inference costs, by the names that {@code firmware/run} prints
 */
record CortexM(byte[] outputs, Map<String, String> figures) {
  /**
   * Builds the firmware and runs it.
   *
   * @param c the folder of the generated C
   * @param inputs int8 values of all inputs, inference after inference
   * @param options more for {@code firmware/run}
   */
  static CortexM run(Checkout checkout, Path c, byte[] inputs, String... options)
      throws IOException {
    Path request = Files.createTempFile("pex", ".in");
    Path answer = Files.createTempFile("pex", ".out");
    try {
      Files.write(request, inputs);
      List<String> words = new ArrayList<>(List.of(checkout.firmware().toString(), c.toString()));
      words.addAll(List.of("--input", request.toString(), "--outputs", answer.toString()));
      words.addAll(List.of(options));
      String report = new Command(words).run();
      return new CortexM(Files.readAllBytes(answer), figures(report));
    } finally {
      Files.delete(request);
      Files.delete(answer);
    }
  }

  private static Map<String, String> figures(String report) {
    return report
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  /** Instructions that the last inference executed, to within 40. */
  long instructions() {
    return figure("instructions");
  }

  /** The most stack that an inference used. */
  long stackBytes() {
    return figure("stack_bytes");
  }

  /** Flash of the network's code and its kernels. */
  long codeBytes() {
    return figure("code_bytes");
  }

  /** Flash of weights, biases and tables. */
  long weightsBytes() {
    return figure("weights_bytes");
  }

  /** A figure by the name that {@code firmware/run} prints. */
  long figure(String name) {
    String value = figures.get(name);
    if (value == null) {
      throw new IllegalStateException("the firmware did not report '" + name + "'");
    }
    return Long.parseLong(value);
  }
}
