package dev.pex.demo;

import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.TensorObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the Java reference, the Java executor, the C on this machine and the C on a Cortex-M4 make
 * of the same inputs.
 *
 * @param expected what the Java reference computes
 * @param others what the others compute, by their names
 * @param cortexM the run on the Cortex-M4
 */
record Agreement(byte[] expected, Map<String, byte[]> others, BoardRun cortexM) {
  /**
   * Runs a network of one input and one output in all four ways.
   *
   * @param inputs one for each inference
   */
  static Agreement of(Checkout checkout, GeneratedNetwork network, List<byte[]> inputs)
      throws IOException {
    byte[] all = joined(inputs);
    BoardRun cortexM = BoardRun.run(checkout, network.c(), all);
    Map<String, byte[]> others = new LinkedHashMap<>();
    others.put("Java executor", run(network.executor(), inputs));
    others.put("C on this machine", HostC.build(checkout, network).run(all));
    others.put("C on the Cortex-M4", cortexM.outputs());
    return new Agreement(run(network.reference(), inputs), others, cortexM);
  }

  private static byte[] run(RunnableNetwork network, List<byte[]> inputs) {
    return joined(
        inputs.stream()
            .map(input -> network.run(List.of(input), TensorObserver.NONE).get(0))
            .toList());
  }

  private static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** Whether all outputs have the same bytes. */
  boolean complete() {
    return others.keySet().stream().allMatch(name -> difference(name).isEmpty());
  }

  /** Who agrees, or who does not and where. */
  String sentence() {
    if (complete()) {
      return "Java reference = "
          + String.join(" = ", others.keySet())
          + ": the same %,d bytes".formatted(expected.length);
    }
    StringBuilder text = new StringBuilder("NOT THE SAME:");
    others.keySet().forEach(name -> difference(name).ifPresent(text::append));
    return text.toString();
  }

  private Optional<String> difference(String name) {
    byte[] actual = others.getOrDefault(name, new byte[0]);
    if (actual.length != expected.length) {
      return Optional.of(
          " %s gives %d bytes, not %d;".formatted(name, actual.length, expected.length));
    }
    for (int i = 0; i < expected.length; i++) {
      if (actual[i] != expected[i]) {
        return Optional.of(
            " %s has %d at %d, the Java reference %d;".formatted(name, actual[i], i, expected[i]));
      }
    }
    return Optional.empty();
  }
}
