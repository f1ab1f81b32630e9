package dev.pex.processor.conformance;

import java.util.HashMap;
import java.util.Map;

/**
 * What one inference costs on a Cortex-M4.
 *
 * @param instructions executed, to within 40
 * @param codeBytes flash of the network and the kernels it uses
 * @param firmwareBytes flash of all, with weights and what runs the network
 */
public record CortexMCost(
    long instructions,
    int stackBytes,
    int arenaBytes,
    int codeBytes,
    int weightsBytes,
    int firmwareBytes) {

  /** Reads what {@code firmware/run} prints. */
  static CortexMCost parse(String report) {
    Map<String, Long> figures = new HashMap<>();
    report
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(words -> figures.put(words[0], Long.valueOf(words[1])));
    return new CortexMCost(
        figure(figures, "instructions"),
        (int) figure(figures, "stack_bytes"),
        (int) figure(figures, "arena_bytes"),
        (int) figure(figures, "code_bytes"),
        (int) figure(figures, "weights_bytes"),
        (int) figure(figures, "firmware_bytes"));
  }

  private static long figure(Map<String, Long> figures, String key) {
    Long value = figures.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the report has no '" + key + "'");
    }
    return value;
  }
}
