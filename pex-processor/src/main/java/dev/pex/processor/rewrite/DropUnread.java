package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Graph;
import java.util.Optional;

/** Drops a node whose tensor neither another node nor the caller reads. */
final class DropUnread implements Rewrite {
  @Override
  public Optional<Graph> applyOnce(Graph graph) {
    Readers readers = new Readers(graph);
    return graph.nodes().stream()
        .filter(node -> !readers.isOutput(node.output()) && readers.of(node.output()).isEmpty())
        .findFirst()
        .map(node -> Edit.of(graph).replace(node).done());
  }
}
