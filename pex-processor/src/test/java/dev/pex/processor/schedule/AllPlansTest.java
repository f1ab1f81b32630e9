package dev.pex.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.conformance.RandomGraphs;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.rewrite.Rewrites;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The plans of small graphs, compared with all plans that there are. */
final class AllPlansTest {
  private static final int MOST_NODES = 4;
  private static final int MOST_LAYOUTS = 5_000;
  private static final int GRAPHS = 100;

  private final MemoryPlanner planner = new MemoryPlanner();

  @Test
  void noPlanIsSmallerThanThePlanners() {
    compare(RandomGraphs::graph);
  }

  @Test
  void noPlanOfRowsIsSmaller() {
    compare(RandomGraphs::rowwise);
  }

  @Test
  void noPlanOfSlicesIsSmaller() {
    compare(RandomGraphs::channelwise);
  }

  private void compare(LongFunction<Graph> ofSeed) {
    int compared = 0;
    for (long seed = 0; compared < GRAPHS; seed++) {
      Graph graph = new Rewrites().apply(ofSeed.apply(seed));
      if (!graph.nodes().isEmpty() && graph.nodes().size() <= MOST_NODES) {
        compared += isCompared(graph) ? 1 : 0;
      }
    }
  }

  /** Fails if there is a smaller plan; false if there are too many to try. */
  private boolean isCompared(Graph graph) {
    Schedule schedule = new Scheduler(StageKinds.ALL, this::bytes).schedule(graph);
    int leastBytes = bytes(schedule);
    assertThat(schedule.lowerBoundBytes()).isLessThanOrEqualTo(leastBytes);
    for (Graph variant : variants(graph)) {
      OptionalInt least = AllPlans.leastBytes(variant, leastBytes, MOST_LAYOUTS, this::bytes);
      if (least.isEmpty()) {
        return false;
      }
      assertThat(least).as(graph.name()).hasValue(leastBytes);
    }
    return true;
  }

  /** A layout that is not the best proves no more than its own bound. */
  @Test
  void layoutsThatAreNotTheBestProveTheirBound() {
    Graph graph = aboveItsPeak();
    int leastBytes = bytes(new Scheduler(StageKinds.ALL, this::bytes).schedule(graph));
    Schedule hasty =
        new Scheduler(StageKinds.ALL, schedule -> bytes(schedule) + 1, this::bytes).schedule(graph);
    assertThat(hasty.lowerBoundBytes()).isEqualTo(leastBytes);
  }

  /** The first small graph whose best plan has no layout within its peak. */
  private Graph aboveItsPeak() {
    return LongStream.range(0, 10_000)
        .mapToObj(seed -> new Rewrites().apply(RandomGraphs.rowwise(seed)))
        .filter(graph -> !graph.nodes().isEmpty() && graph.nodes().size() <= MOST_NODES)
        .filter(
            graph -> {
              Schedule schedule = new Scheduler(StageKinds.ALL, this::bytes).schedule(graph);
              return bytes(schedule) > schedule.peakBytes();
            })
        .findFirst()
        .orElseThrow();
  }

  private static Set<Graph> variants(Graph graph) {
    Set<Graph> variants = new LinkedHashSet<>(Set.of(graph));
    PickedPixels.of(graph).ifPresent(variants::add);
    return variants;
  }

  private int bytes(Schedule schedule) {
    return planner.layOut(schedule).arenaBytes();
  }
}
