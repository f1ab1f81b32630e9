package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Tensor;
import java.util.List;
import java.util.Optional;

/** Who makes and who reads the tensors of a graph. */
record Readers(Graph graph) {
  /** The nodes that read a tensor, each once. */
  List<Node> of(Tensor tensor) {
    return graph.nodes().stream().filter(node -> reads(node, tensor)).toList();
  }

  /** Whether the caller reads it. */
  boolean isOutput(Tensor tensor) {
    return graph.outputs().stream().anyMatch(port -> port.tensor().name().equals(tensor.name()));
  }

  /** The node that makes a tensor; empty for a network input. */
  Optional<Node> producer(Tensor tensor) {
    return graph.nodes().stream()
        .filter(node -> node.output().name().equals(tensor.name()))
        .findFirst();
  }

  private static boolean reads(Node node, Tensor tensor) {
    return node.inputs().stream()
        .anyMatch(operand -> operand.tensor().name().equals(tensor.name()));
  }
}
