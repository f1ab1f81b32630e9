package dev.pex.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One run of a generated network on an emulated board.
 *
 * @param outputs int8 values of all outputs, inference after inference
 * @param figures what one inference costs, by the names that {@code firmware/run} prints
 */
public record BoardRun(byte[] outputs, Map<String, String> figures) {
  private static final String OPERATOR = "operator.";

  /**
   * Builds the firmware and runs it.
   *
   * @param c the folder of the generated C
   * @param inputs int8 values of all inputs, inference after inference
   * @param options more for {@code firmware/run}
   */
  static BoardRun run(Checkout checkout, Path c, byte[] inputs, String... options)
      throws IOException {
    Path request = Files.createTempFile("pex", ".in");
    try {
      Files.write(request, inputs);
      List<String> words = new ArrayList<>(List.of("--input", request.toString()));
      words.addAll(List.of(options));
      return run(checkout, c, words);
    } finally {
      Files.delete(request);
    }
  }

  /**
   * Builds the firmware and runs one inference on zeros, if the options name no other input.
   *
   * @param c the folder of the generated C
   * @param options more for {@code firmware/run}
   */
  public static BoardRun run(Checkout checkout, Path c, List<String> options) throws IOException {
    Path answer = Files.createTempFile("pex", ".out");
    try {
      List<String> words = new ArrayList<>(List.of(checkout.firmware().toString(), c.toString()));
      words.addAll(List.of("--outputs", answer.toString()));
      words.addAll(options);
      String report = new Command(words).run();
      return new BoardRun(Files.readAllBytes(answer), figures(report));
    } finally {
      Files.delete(answer);
    }
  }

  private static Map<String, String> figures(String report) {
    return report
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(
            Collectors.toMap(
                words -> words[0],
                words -> words[1],
                (first, second) -> second,
                LinkedHashMap::new));
  }

  /** Instructions that the last inference executed, to within a tick of the board's clock. */
  public long instructions() {
    return figure("instructions");
  }

  /** The most stack that an inference used. */
  public long stackBytes() {
    return figure("stack_bytes");
  }

  /** Flash of the network's code and its kernels. */
  public long codeBytes() {
    return figure("code_bytes");
  }

  /** Flash of weights, biases and tables. */
  public long weightsBytes() {
    return figure("weights_bytes");
  }

  /** The board's name. */
  public String board() {
    return text("board");
  }

  /** Instructions of each operator of a profile build, in the order in which they first run. */
  public Map<String, Long> operators() {
    Map<String, Long> operators = new LinkedHashMap<>();
    figures.forEach(
        (name, value) -> {
          if (name.startsWith(OPERATOR)) {
            operators.put(name.substring(OPERATOR.length()), Long.valueOf(value));
          }
        });
    return operators;
  }

  /** A figure by the name that {@code firmware/run} prints. */
  public long figure(String name) {
    return Long.parseLong(text(name));
  }

  private String text(String name) {
    String value = figures.get(name);
    if (value == null) {
      throw new IllegalStateException("the firmware did not report '" + name + "'");
    }
    return value;
  }
}
