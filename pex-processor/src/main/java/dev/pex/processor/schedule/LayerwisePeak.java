package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;

/** The peak of running operator after operator in the given order, tensors whole, none in place. */
public final class LayerwisePeak {
  /** Most bytes of tensors alive at one step. */
  public int bytes(Graph graph) {
    return graph.nodes().stream().mapToInt(node -> node.output().shape().elements()).sum();
  }
}
