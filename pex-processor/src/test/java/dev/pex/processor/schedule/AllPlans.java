package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The definition of the best plan of whole stages and rows stages: of all orders of a graph's
 * nodes, all cuts of them into stages and all directions, the one with the smallest arena.
 */
final class AllPlans {
  private final Graph graph;
  private final ToIntFunction<Schedule> layoutBytes;
  private int leastBytes = Integer.MAX_VALUE;

  private AllPlans(Graph graph, ToIntFunction<Schedule> layoutBytes) {
    this.graph = graph;
    this.layoutBytes = layoutBytes;
  }

  /** The smallest arena of all orders. */
  static int leastBytes(Graph graph, ToIntFunction<Schedule> layoutBytes) {
    AllPlans plans = new AllPlans(graph, layoutBytes);
    plans.tryOrders(new ArrayList<>());
    return plans.leastBytes;
  }

  /** The smallest arena of one order. */
  static int leastBytes(Graph graph, List<Node> order, ToIntFunction<Schedule> layoutBytes) {
    AllPlans plans = new AllPlans(graph, layoutBytes);
    plans.tryCuts(new NodeOrder(graph, order), new ArrayList<>(), 0);
    return plans.leastBytes;
  }

  private void tryOrders(List<Node> begun) {
    if (begun.size() == graph.nodes().size()) {
      tryCuts(new NodeOrder(graph, begun), new ArrayList<>(), 0);
    }
    for (Node node : graph.nodes()) {
      if (!begun.contains(node) && isReady(node, begun)) {
        begun.add(node);
        tryOrders(begun);
        begun.remove(begun.size() - 1);
      }
    }
  }

  private boolean isReady(Node node, List<Node> begun) {
    Set<Tensor> made = new HashSet<>();
    graph.inputs().forEach(port -> made.add(port.tensor()));
    begun.forEach(done -> made.add(done.output()));
    return node.inputs().stream().map(Operand::tensor).allMatch(made::contains);
  }

  private void tryCuts(NodeOrder order, List<Stage> begun, int first) {
    if (first == order.size()) {
      tryStages(begun);
    }
    for (int end = first + 1; end <= order.size(); end++) {
      for (Stage stage : stages(order, first, end)) {
        if (stage.peakBytes() < leastBytes) {
          begun.add(stage);
          tryCuts(order, begun, end);
          begun.remove(begun.size() - 1);
        }
      }
    }
  }

  private static List<Stage> stages(NodeOrder order, int first, int end) {
    List<Stage> stages = new ArrayList<>();
    if (end == first + 1) {
      Stage.Whole whole = new Stage.Whole(order.node(first), 0);
      int peakBytes = new PresenceReader(order, first).whole(whole).peakBytes();
      stages.add(new Stage.Whole(whole.node(), peakBytes));
    }
    Optional<RowsRun> run = RowsRun.of(order, first, end);
    for (boolean upward : new boolean[] {false, true}) {
      run.map(each -> new RowsStageChoice(each, upward).wholeRows()).ifPresent(stages::add);
    }
    return stages;
  }

  private void tryStages(List<Stage> stages) {
    int peakBytes = stages.stream().mapToInt(Stage::peakBytes).max().orElse(0);
    Schedule schedule = new Schedule(graph, stages, peakBytes, 0, false);
    leastBytes = Math.min(leastBytes, layoutBytes.applyAsInt(schedule));
  }
}
