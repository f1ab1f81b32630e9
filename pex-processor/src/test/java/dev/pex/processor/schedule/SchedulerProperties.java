package dev.pex.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.RandomNetwork;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class SchedulerProperties {
  /** The definition: the least peak of all orders, each counted by sets of tensors. */
  @Property(tries = 1000)
  void bruteForceOverAllOrdersAgrees(@ForAll long seed) {
    Graph graph = RandomNetwork.of(seed, 7);
    Schedule schedule = new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes).schedule(graph);
    assertThat(new ScheduleVerifier().findings(schedule)).isEmpty();
    assertThat(schedule.peakBytes()).isEqualTo(schedule.lowerBoundBytes());
    assertThat(schedule.peakBytes()).isEqualTo(leastPeak(graph, new ArrayList<>()));
  }

  @Property(tries = 200)
  void theVerifierAcceptsLargerSchedules(@ForAll long seed) {
    Graph graph = RandomNetwork.of(seed, 25);
    Schedule schedule = new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes).schedule(graph);
    assertThat(new ScheduleVerifier().findings(schedule)).isEmpty();
    assertThat(schedule.peakBytes()).isLessThanOrEqualTo(new LayerwisePeak().bytes(graph));
  }

  private static int leastPeak(Graph graph, List<Node> order) {
    if (order.size() == graph.nodes().size()) {
      return peak(graph, order);
    }
    int least = Integer.MAX_VALUE;
    for (Node node : graph.nodes()) {
      if (!order.contains(node) && isReady(graph, node, order)) {
        order.add(node);
        least = Math.min(least, leastPeak(graph, order));
        order.remove(order.size() - 1);
      }
    }
    return least;
  }

  private static boolean isReady(Graph graph, Node node, List<Node> order) {
    Set<Tensor> made = new LinkedHashSet<>();
    graph.inputs().forEach(port -> made.add(port.tensor()));
    order.forEach(done -> made.add(done.output()));
    return node.inputs().stream().map(Operand::tensor).allMatch(made::contains);
  }

  private static int peak(Graph graph, List<Node> order) {
    Set<Tensor> alive = new LinkedHashSet<>();
    graph.inputs().forEach(port -> alive.add(port.tensor()));
    int peak = 0;
    for (int step = 0; step < order.size(); step++) {
      Node node = order.get(step);
      Set<Tensor> after = new LinkedHashSet<>(alive);
      after.add(node.output());
      after.retainAll(needed(graph, order.subList(step + 1, order.size())));
      boolean inPlace =
          node.inputs().stream()
              .anyMatch(
                  operand ->
                      isElementwise(node.op())
                          && !after.contains(operand.tensor())
                          && operand.shape().equals(node.output().shape()));
      int bytes = alive.stream().mapToInt(tensor -> tensor.shape().elements()).sum();
      peak = Math.max(peak, bytes + (inPlace ? 0 : node.output().shape().elements()));
      alive.clear();
      alive.addAll(after);
    }
    return peak;
  }

  private static boolean isElementwise(Op op) {
    return op instanceof Op.Add || op instanceof Op.Mul || op instanceof Op.Softmax;
  }

  private static Set<Tensor> needed(Graph graph, List<Node> rest) {
    Set<Tensor> needed = new LinkedHashSet<>();
    rest.forEach(node -> node.inputs().forEach(operand -> needed.add(operand.tensor())));
    graph.outputs().forEach(port -> needed.add(port.tensor()));
    return needed;
  }
}
