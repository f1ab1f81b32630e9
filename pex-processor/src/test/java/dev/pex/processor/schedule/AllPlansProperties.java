package dev.pex.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.conformance.RandomGraphs;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.rewrite.Rewrites;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** How good the plans of small graphs are, measured on all plans that there are. */
final class AllPlansProperties {
  private static final int MOST_NODES = 6;
  private static final StageKinds ROWS = new StageKinds(true, false, false);

  private final MemoryPlanner planner = new MemoryPlanner();

  @StatisticsReport(onFailureOnly = true)
  @Property(
      tries = 400,
      maxDiscardRatio = 20,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void noPlanIsBelowTheBoundAndFewAreBelowThePlanners(@ForAll long seed) {
    Graph rewritten = new Rewrites().apply(RandomGraphs.rowwise(seed));
    Assume.that(rewritten.nodes().size() <= MOST_NODES && !rewritten.nodes().isEmpty());
    Schedule schedule = new Scheduler(ROWS, this::bytes).schedule(rewritten);
    Graph graph = schedule.graph();
    Schedule whole = new OperatorOrder().schedule(graph);
    List<Node> order = whole.stages().stream().flatMap(each -> each.nodes().stream()).toList();
    int leastOfOrder = AllPlans.leastBytes(graph, order, this::bytes);
    int least = AllPlans.leastBytes(graph, this::bytes);
    assertThat(schedule.lowerBoundBytes()).isLessThanOrEqualTo(leastOfOrder);
    assertThat(least).isLessThanOrEqualTo(leastOfOrder).isLessThanOrEqualTo(bytes(schedule));
    require(90, "best of its order", bytes(schedule) <= leastOfOrder);
    require(90, "best of all", bytes(schedule) == least);
  }

  private static void require(int percent, String what, boolean isTrue) {
    Statistics.label(what)
        .collect(isTrue)
        .coverage(all -> all.check(true).percentage(share -> share >= percent));
  }

  private int bytes(Schedule schedule) {
    return planner.layOut(schedule).arenaBytes();
  }
}
