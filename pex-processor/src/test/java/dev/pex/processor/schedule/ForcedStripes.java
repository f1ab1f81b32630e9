package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import java.util.List;

/** Graphs with a chain in stripes, whether it is worth it or not. */
public final class ForcedStripes {
  private ForcedStripes() {}

  /** The graph with one of its chains in stripes; the graph itself if it has none. */
  public static Graph of(Graph graph, long choice) {
    List<StripedChain> chains = new Stripes(graph).below(Integer.MAX_VALUE);
    return chains.isEmpty()
        ? graph
        : chains.get((int) Math.floorMod(choice, (long) chains.size())).in(graph);
  }
}
