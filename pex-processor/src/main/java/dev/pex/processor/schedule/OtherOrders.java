package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The orders in which a graph's nodes can run, where there are few. The best one for whole tensors
 * need not be the best one for rows.
 */
final class OtherOrders {
  private static final int MOST = 24;
  private static final int MOST_POSITIONS = 600;

  private final Graph graph;
  private final int most;
  private final Dataflow flow;
  private final List<Node> begun = new ArrayList<>();
  private final List<List<Node>> orders = new ArrayList<>();

  private OtherOrders(Graph graph) {
    this.graph = graph;
    this.most = Math.max(MOST, MOST_POSITIONS / Math.max(1, graph.nodes().size()));
    this.flow = new Dataflow(graph);
  }

  /** All orders but one; nothing if there are too many to try. */
  static Optional<List<List<Node>>> than(List<Node> known, Graph graph) {
    OtherOrders all = new OtherOrders(graph);
    all.goOn(all.flow.none());
    all.orders.remove(known);
    return all.orders.size() < all.most ? Optional.of(all.orders) : Optional.empty();
  }

  private void goOn(Downset done) {
    if (begun.size() == graph.nodes().size()) {
      orders.add(List.copyOf(begun));
    }
    for (int i = 0; i < graph.nodes().size() && orders.size() <= most; i++) {
      if (!done.contains(i) && done.containsAll(flow.step(i).dependencies())) {
        begun.add(graph.nodes().get(i));
        goOn(done.with(i));
        begun.remove(begun.size() - 1);
      }
    }
  }
}
