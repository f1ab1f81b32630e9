package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.MultiplyAccumulates;

/**
 * A graph that computes what another does, and some of it again.
 *
 * @param extraMacs multiply-accumulates that it has more
 */
record Recomputation(Graph graph, long extraMacs) {
  static Recomputation of(Graph original, Graph graph) {
    return new Recomputation(graph, macs(graph) - macs(original));
  }

  static long macs(Graph graph) {
    return graph.nodes().stream().mapToLong(MultiplyAccumulates::of).sum();
  }
}
