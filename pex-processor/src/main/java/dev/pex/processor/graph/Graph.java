package dev.pex.processor.graph;

import java.util.List;
import java.util.Optional;

/**
 * A network: its nodes in an order in which they can run, and its ends. {@link GraphVerifier} says
 * whether it is whole.
 */
public record Graph(String name, List<Port> inputs, List<Node> nodes, List<Port> outputs) {
  public Graph {
    inputs = List.copyOf(inputs);
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
  }

  /** The input that the caller pushes row by row; there is one at most. */
  public Optional<Port> fedInput() {
    return inputs.stream().filter(Port::isFed).findFirst();
  }
}
