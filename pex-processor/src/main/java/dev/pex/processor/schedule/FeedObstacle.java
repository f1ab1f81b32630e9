package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Tensor;
import java.util.List;
import java.util.Optional;

/** Why the input that a caller wants to push row by row cannot be: no rows stage reads it. */
public final class FeedObstacle {
  private final NodeOrder order;
  private final Tensor input;

  private FeedObstacle(NodeOrder order, Tensor input) {
    this.order = order;
    this.input = input;
  }

  /** The obstacle, as a sentence that goes on from the input's name; nothing if there is none. */
  public static Optional<String> of(Graph graph) {
    if (graph.fedInput().isEmpty()) {
      return Optional.empty();
    }
    List<Node> nodes =
        new OperatorOrder()
            .schedule(graph).stages().stream().flatMap(stage -> stage.nodes().stream()).toList();
    NodeOrder order = new NodeOrder(graph, nodes);
    return order.fed().flatMap(input -> new FeedObstacle(order, input).find());
  }

  private Optional<String> find() {
    List<Integer> readers = order.readers(input);
    if (input.shape().height() == 1) {
      return Optional.of("has one row only");
    }
    if (readers.isEmpty() || order.isNeededFrom(input, order.size())) {
      return Optional.of(readers.isEmpty() ? "is read by nothing" : "is an output, too");
    }
    int first = readers.get(0);
    int last = readers.get(readers.size() - 1);
    for (int reader : readers) {
      if (isOpaque(reader)) {
        return Optional.of("is read by " + named(reader) + ", which needs all of it at once");
      }
    }
    return RowsRun.of(order, first, last + 1).isPresent()
        ? Optional.empty()
        : Optional.of(
            "is read by %s and %s, which cannot run row by row together"
                .formatted(named(first), named(last)));
  }

  private boolean isOpaque(int position) {
    return order.rule(order.node(position)) instanceof RowRule.Opaque;
  }

  private String named(int position) {
    return "'" + order.node(position).output().name() + "'";
  }
}
