package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Graph;
import java.util.List;
import java.util.Optional;

/**
 * All rewrites: the first that applies is done once, then again from the first, until none applies.
 * Each makes the graph smaller or moves a transpose down, so this ends.
 */
public final class Rewrites {
  private static final List<Rewrite> ALL =
      List.of(
          new DropUnread(),
          new FoldIdentity(),
          new SinkTranspose(),
          new FoldActivation(),
          new FoldPad(),
          new ConstantChannels());

  /**
   * A graph that computes the same bytes at every output. Tensors that survive keep their names; a
   * tensor whose bytes lie in another order than the model says, or that has fewer channels, has a
   * new one.
   */
  public Graph apply(Graph graph) {
    Optional<Graph> next = Optional.of(graph);
    Graph result = graph;
    while (next.isPresent()) {
      result = next.get();
      next = once(result);
    }
    return result;
  }

  private static Optional<Graph> once(Graph graph) {
    return ALL.stream().flatMap(rewrite -> rewrite.applyOnce(graph).stream()).findFirst();
  }
}
