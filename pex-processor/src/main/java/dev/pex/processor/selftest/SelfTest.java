package dev.pex.processor.selftest;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the operators of a graph must make of the self-test's input.
 *
 * @param checksums of the tensors that they make, by name
 */
public record SelfTest(Map<String, Integer> checksums) {
  public SelfTest {
    checksums = Map.copyOf(checksums);
  }

  /** The self-test of a graph as it is run. */
  public static SelfTest of(Graph graph) {
    List<byte[]> inputs = new ArrayList<>();
    for (Port port : graph.inputs()) {
      inputs.add(TestValues.ofInput(inputs.size(), port.tensor().shape().elements()));
    }
    Map<String, byte[]> tensors = GraphEvaluation.tensors(graph, inputs);
    Map<String, Integer> checksums = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      String name = node.output().name();
      checksums.put(name, TestValues.checksum(tensors.getOrDefault(name, new byte[0])));
    }
    return new SelfTest(checksums);
  }

  /** The checksum of a tensor. */
  public int checksum(String tensor) {
    Integer checksum = checksums.get(tensor);
    if (checksum == null) {
      throw new IllegalArgumentException("no operator makes '" + tensor + "'");
    }
    return checksum;
  }
}
