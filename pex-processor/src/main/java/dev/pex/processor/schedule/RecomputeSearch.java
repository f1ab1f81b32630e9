package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds a schedule in which something may be computed twice. A tensor that is scaled by something
 * that was computed of all of it, as in a squeeze-excite block, would have to wait whole for its
 * factor; instead its rows are folded and forgotten, and made again once the factor is known. And
 * operators may run for one vertical stripe after the other, which needs less of each row.
 */
public final class RecomputeSearch {
  private static final int LONGEST_CHAIN = 4;
  private static final int STRIPED_CHAINS = 8;

  private final Scheduler scheduler;
  private final ToIntFunction<Schedule> layoutBytes;
  private final double allowed;

  /**
   * A search.
   *
   * @param layoutBytes the size of the arena into which a schedule can be laid out
   * @param allowed the most that may be computed again, as a share of the graph's
   *     multiply-accumulates
   */
  public RecomputeSearch(Scheduler scheduler, ToIntFunction<Schedule> layoutBytes, double allowed) {
    this.scheduler = scheduler;
    this.layoutBytes = layoutBytes;
    this.allowed = allowed;
  }

  /** The smallest schedule found; of several, the one that computes least again. */
  public Schedule schedule(Graph graph) {
    if (allowed == 0) {
      return scheduler.schedule(graph);
    }
    LaidOut best = laidOut(scheduler.schedule(graph));
    for (Recomputation recomputation : recomputations(graph, best.arenaBytes())) {
      LaidOut again = laidOut(scheduler.schedule(recomputation.graph()));
      best = again.arenaBytes() < best.arenaBytes() ? again : best;
    }
    return best.schedule();
  }

  /**
   * The schedule that computes least again of those found that fit a budget, and is the fastest of
   * its kind; the smallest one if none fits.
   */
  public Schedule scheduleWithin(int budgetBytes, Graph graph) {
    if (allowed == 0) {
      return scheduler.scheduleWithin(budgetBytes, graph);
    }
    LaidOut once = laidOut(scheduler.scheduleWithin(budgetBytes, graph));
    if (once.arenaBytes() <= budgetBytes) {
      return once.schedule();
    }
    for (Recomputation recomputation : recomputations(graph, budgetBytes + 1)) {
      LaidOut again = laidOut(scheduler.scheduleWithin(budgetBytes, recomputation.graph()));
      if (again.arenaBytes() <= budgetBytes) {
        return again.schedule();
      }
    }
    return schedule(graph);
  }

  private LaidOut laidOut(Schedule schedule) {
    return new LaidOut(schedule, layoutBytes.applyAsInt(schedule));
  }

  /** What may be tried to need less than so many bytes, with rising multiply-accumulates. */
  private List<Recomputation> recomputations(Graph graph, int arenaBytes) {
    return Stream.concat(
            secondPasses(graph).filter(each -> isAllowed(each, graph)),
            stripes(graph, arenaBytes).filter(each -> isAllowed(each, graph)).limit(STRIPED_CHAINS))
        .sorted(Comparator.comparingLong(Recomputation::extraMacs))
        .toList();
  }

  private boolean isAllowed(Recomputation recomputation, Graph graph) {
    return recomputation.extraMacs() <= allowed * Recomputation.macs(graph)
        && FeedObstacle.of(recomputation.graph()).isEmpty();
  }

  private static Stream<Recomputation> stripes(Graph graph, int arenaBytes) {
    return new Stripes(graph)
        .below(arenaBytes).stream().map(chain -> Recomputation.of(graph, chain.in(graph)));
  }

  private static Stream<Recomputation> secondPasses(Graph graph) {
    return IntStream.rangeClosed(1, LONGEST_CHAIN)
        .mapToObj(length -> chains(graph, length))
        .flatMap(
            chains ->
                IntStream.rangeClosed(1, chains.size())
                    .mapToObj(count -> SecondPass.of(graph, chains.subList(0, count))));
  }

  /** The nodes to copy for each product, those for the largest tensor first. */
  static List<SecondPass.Chain> chains(Graph graph, int length) {
    Map<String, Node> makers = new HashMap<>();
    graph.nodes().forEach(node -> makers.put(node.output().name(), node));
    List<SecondPass.Chain> chains = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<Node> chain = new ArrayList<>();
      Node last = node;
      while (waitsForItsFactor(graph, node)
          && chain.size() < length
          && makers.containsKey(last.input().tensor().name())) {
        last = makers.getOrDefault(last.input().tensor().name(), last);
        chain.add(0, last);
      }
      if (!chain.isEmpty()) {
        chains.add(new SecondPass.Chain(node, chain));
      }
    }
    chains.sort(Comparator.comparingInt(chain -> -chain.product().output().shape().elements()));
    return chains;
  }

  /** Whether another node than the product reads what is scaled. */
  private static boolean waitsForItsFactor(Graph graph, Node node) {
    return RowRules.of(node) instanceof RowRule.Scales
        && graph.nodes().stream()
            .filter(other -> !other.equals(node))
            .flatMap(other -> other.inputs().stream())
            .map(Operand::tensor)
            .anyMatch(node.input().tensor()::equals);
  }
}
