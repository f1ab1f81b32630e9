package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;

/** Graphs in which everything runs twice that can. */
public final class ForcedSecondPass {
  private ForcedSecondPass() {}

  /** The graph with so many nodes copied for each product that waits for its factor. */
  public static Graph of(Graph graph, int length) {
    return SecondPass.of(graph, RecomputeSearch.chains(graph, length)).graph();
  }
}
