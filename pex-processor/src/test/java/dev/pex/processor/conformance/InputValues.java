package dev.pex.processor.conformance;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Inputs of a graph that try its arithmetic: the least and greatest values, ramps, and noise. */
final class InputValues {
  private static final int EDGE_CASES = 4;

  private InputValues() {}

  /** So many inferences' inputs, the edge cases first. */
  static List<List<byte[]>> of(Graph graph, int inferences, long seed) {
    Random random = new Random(seed);
    List<List<byte[]>> inputs = new ArrayList<>();
    for (int inference = 0; inference < inferences; inference++) {
      List<byte[]> ports = new ArrayList<>();
      for (Port port : graph.inputs()) {
        ports.add(values(inference, port.shape().elements(), random));
      }
      inputs.add(ports);
    }
    return inputs;
  }

  private static byte[] values(int inference, int count, Random random) {
    byte[] values = new byte[count];
    if (inference >= EDGE_CASES) {
      random.nextBytes(values);
    } else if (inference < 2) {
      Arrays.fill(values, inference == 0 ? Byte.MIN_VALUE : Byte.MAX_VALUE);
    } else {
      for (int i = 0; i < count; i++) {
        values[i] = (byte) (inference == 2 ? i : -i);
      }
    }
    return values;
  }
}
