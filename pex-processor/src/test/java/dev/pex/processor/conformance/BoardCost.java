package dev.pex.processor.conformance;

import java.util.HashMap;
import java.util.Map;

/**
 * What one inference costs on an emulated board.
 *
 * @param instructions executed, to within a tick of the board's clock
 * @param codeBytes flash of the network and the kernels it uses
 * @param firmwareBytes flash of all, with weights and what runs the network
 */
public record BoardCost(
    long instructions,
    int stackBytes,
    int arenaBytes,
    int codeBytes,
    int weightsBytes,
    int firmwareBytes) {

  /** Reads what {@code firmware/run} prints. */
  static BoardCost parse(String report) {
    Map<String, String> figures = new HashMap<>();
    report
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(words -> figures.put(words[0], words[1]));
    return new BoardCost(
        figure(figures, "instructions"),
        (int) figure(figures, "stack_bytes"),
        (int) figure(figures, "arena_bytes"),
        (int) figure(figures, "code_bytes"),
        (int) figure(figures, "weights_bytes"),
        (int) figure(figures, "firmware_bytes"));
  }

  private static long figure(Map<String, String> figures, String key) {
    String value = figures.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the report has no '" + key + "'");
    }
    return Long.parseLong(value);
  }
}
