package dev.pex.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.conformance.GraphRunner;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.GraphVerifier;
import dev.pex.processor.graph.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Runs a graph before and after rewriting with the reference kernels. */
final class SameBytes {
  private static final int INFERENCES = 16;

  private SameBytes() {}

  /** Fails unless the outputs, and all tensors that keep their names, have the same bytes. */
  static void check(String what, Graph before, Graph after) {
    assertThat(new GraphVerifier().findings(before)).as(what).isEmpty();
    assertThat(new GraphVerifier().findings(after)).as(what).isEmpty();
    assertThat(after.inputs()).isEqualTo(before.inputs());
    List<List<byte[]>> inputs = inputs(before);
    List<Map<String, byte[]>> expected = new GraphRunner(before).run(inputs);
    List<Map<String, byte[]>> actual = new GraphRunner(after).run(inputs);
    for (int i = 0; i < INFERENCES; i++) {
      assertThat(ports(after, actual.get(i))).as(what).isEqualTo(ports(before, expected.get(i)));
      actual.get(i).keySet().retainAll(expected.get(i).keySet());
      for (Map.Entry<String, byte[]> tensor : actual.get(i).entrySet()) {
        assertThat(tensor.getValue())
            .as("%s, '%s'", what, tensor.getKey())
            .isEqualTo(expected.get(i).get(tensor.getKey()));
      }
    }
  }

  private static Map<String, List<Byte>> ports(Graph graph, Map<String, byte[]> tensors) {
    Map<String, List<Byte>> ports = new LinkedHashMap<>();
    for (Port port : graph.outputs()) {
      List<Byte> values = new ArrayList<>();
      for (byte value : tensors.getOrDefault(port.tensor().name(), new byte[0])) {
        values.add(value);
      }
      assertThat(values).hasSize(port.shape().elements());
      ports.put(port.name(), values);
    }
    return ports;
  }

  /** The ends of int8 first, then random values. */
  private static List<List<byte[]>> inputs(Graph graph) {
    Random random = new Random(17);
    List<List<byte[]>> inputs = new ArrayList<>();
    for (int i = 0; i < INFERENCES; i++) {
      List<byte[]> ports = new ArrayList<>();
      for (Port port : graph.inputs()) {
        byte[] values = new byte[port.shape().elements()];
        random.nextBytes(values);
        if (i < 2) {
          Arrays.fill(values, i == 0 ? Byte.MIN_VALUE : Byte.MAX_VALUE);
        }
        ports.add(values);
      }
      inputs.add(ports);
    }
    return inputs;
  }
}
