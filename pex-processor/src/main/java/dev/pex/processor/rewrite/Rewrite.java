package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Graph;
import java.util.Optional;

/** One kind of simplification. It changes no byte of any network output. */
interface Rewrite {
  /** The graph with this rewrite done once, at the first place; empty where it does not apply. */
  Optional<Graph> applyOnce(Graph graph);
}
