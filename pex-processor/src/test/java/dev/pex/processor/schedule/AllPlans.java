package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The definition of the best plan: of all orders of a graph's nodes, all cuts of them into {@link
 * AllStages}, the one with the smallest arena. It knows nothing of how the planner searches.
 */
final class AllPlans {
  private final Graph graph;
  private final ToIntFunction<Schedule> layoutBytes;
  private final int mostLayouts;
  private int leastBytes;
  private int layouts;

  private AllPlans(
      Graph graph, int knownBytes, int mostLayouts, ToIntFunction<Schedule> layoutBytes) {
    this.graph = graph;
    this.leastBytes = knownBytes;
    this.mostLayouts = mostLayouts;
    this.layoutBytes = layoutBytes;
  }

  /**
   * The smallest arena, or a known one if none is smaller; nothing if there are too many plans.
   *
   * @param layoutBytes the size of the arena into which a schedule can be laid out
   */
  static OptionalInt leastBytes(
      Graph graph, int knownBytes, int mostLayouts, ToIntFunction<Schedule> layoutBytes) {
    AllPlans plans = new AllPlans(graph, knownBytes, mostLayouts, layoutBytes);
    plans.tryOrders(new ArrayList<>());
    return plans.layouts < mostLayouts ? OptionalInt.of(plans.leastBytes) : OptionalInt.empty();
  }

  private void tryOrders(List<Node> begun) {
    if (begun.size() == graph.nodes().size()) {
      new Cuts(new NodeOrder(graph, begun)).goOn(0);
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

  /** All cuts of one order. */
  private final class Cuts {
    private final NodeOrder order;
    private final Map<List<Integer>, List<Stage>> stages = new HashMap<>();
    private final List<Stage> begun = new ArrayList<>();

    Cuts(NodeOrder order) {
      this.order = order;
    }

    void goOn(int first) {
      if (first == order.size()) {
        layOut();
      }
      for (int end = first + 1; end <= order.size() && layouts < mostLayouts; end++) {
        for (Stage stage : stages(first, end)) {
          if (stage.peakBytes() < leastBytes) {
            begun.add(stage);
            goOn(end);
            begun.remove(begun.size() - 1);
          }
        }
      }
    }

    private List<Stage> stages(int first, int end) {
      return stages.computeIfAbsent(
          List.of(first, end), key -> AllStages.below(leastBytes, order, first, end));
    }

    private void layOut() {
      int peakBytes = begun.stream().mapToInt(Stage::peakBytes).max().orElse(0);
      if (peakBytes < leastBytes) {
        layouts++;
        leastBytes =
            Math.min(leastBytes, layoutBytes.applyAsInt(GivenStages.schedule(graph, begun)));
      }
    }
  }
}
