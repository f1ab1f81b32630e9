package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.oracle.Runner;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Figures;
import dev.pex.processor.program.Program;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.ForcedStripes;
import dev.pex.processor.schedule.RecomputeSearch;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plans that run operators in vertical stripes: smaller, and of the same bytes. */
final class StripesTest {
  private static final int INFERENCES = 4;
  private static final Graph GRAPH = new Rewrites().apply(wideInside());

  private final Scheduler scheduler = new Scheduler(StageKinds.ALL, MemoryPlanner::trialBytes);

  @Test
  void narrowLinesTakeLess() {
    assertThat(MemoryPlanner.trialBytes(scheduler.schedule(GRAPH))).isEqualTo(3_592);
    Schedule striped = recomputing(1).schedule(GRAPH);
    assertThat(Figures.of(GRAPH, GRAPH, striped).recomputedMacs()).isEqualTo(196_992);
    assertThat(MemoryPlanner.trialBytes(striped)).isEqualTo(2_544);
  }

  @Test
  void thePageOnPlanningStatesTheseFigures() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "planning.md")))
        .contains("3,592 B, and 2,544 B in four stripes, with 196,992 multiply-accumulates more");
  }

  @Test
  void withinABudgetNoMoreIsComputedAgainThanItTakes() {
    int smallest = MemoryPlanner.trialBytes(recomputing(1).schedule(GRAPH));
    int onceBytes = MemoryPlanner.trialBytes(scheduler.schedule(GRAPH));
    long before = 0;
    for (int budgetBytes : new int[] {onceBytes, onceBytes - 1, smallest}) {
      Schedule within = recomputing(1).scheduleWithin(budgetBytes, GRAPH);
      long again = Figures.of(GRAPH, GRAPH, within).recomputedMacs();
      assertThat(MemoryPlanner.trialBytes(within)).isLessThanOrEqualTo(budgetBytes);
      assertThat(again).isGreaterThanOrEqualTo(before);
      assertThat(again == 0).isEqualTo(budgetBytes == onceBytes);
      before = again;
    }
  }

  @Test
  void theExecutorOfStripesEqualsTheReference() {
    assertComputesTheSame(ExecutorRunner::new);
  }

  @Test
  @Tag("native")
  void theCOfStripesEqualsTheReference() {
    assertComputesTheSame(program -> HostCRunner.compile(program, CBuild.QUICK));
  }

  @Test
  @Tag("native")
  void theFirmwareOfStripesEqualsTheReference() {
    assertComputesTheSame(BoardRunner::new);
    assertComputesTheSame(program -> new BoardRunner("cortex-m55", program));
  }

  /** Stripes wherever there can be some, even where they save nothing. */
  @Property(tries = 1000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void randomGraphsComputeTheSame(@ForAll long seed) {
    Graph original = seed % 2 == 0 ? RandomGraphs.graph(seed) : RandomGraphs.rowwise(seed);
    Graph graph = new Rewrites().apply(original);
    Graph striped = ForcedStripes.of(graph, seed / 2);
    Statistics.label("stripes")
        .collect(striped.nodes().size() > graph.nodes().size())
        .coverage(coverage -> coverage.check(true).count(graphs -> graphs > 100));
    Schedule schedule = scheduler.schedule(striped);
    PlannedNetwork planned = PlannedNetwork.of(original, schedule.graph(), schedule);
    assertShown(planned, new InterpretedProgram(planned), seed);
  }

  private RecomputeSearch recomputing(double allowed) {
    return new RecomputeSearch(scheduler, MemoryPlanner::trialBytes, allowed);
  }

  private void assertComputesTheSame(Function<Program, Runner> runner) {
    Schedule striped = recomputing(1).schedule(GRAPH);
    PlannedNetwork planned = PlannedNetwork.of(GRAPH, striped.graph(), striped);
    assertShown(planned, new InterpretedProgram(planned), 1);
    assertShown(planned, runner.apply(planned.program()), 1);
  }

  private static void assertShown(PlannedNetwork planned, Runner runner, long seed) {
    Graph original = planned.original();
    List<List<byte[]>> inputs = RandomGraphs.inputs(original, seed, INFERENCES);
    new Comparison(original.name(), new GraphRunner(original).run(inputs))
        .assertShown(runner.run(inputs), planned.survivors());
  }

  /** Few channels at the ends, many between them. */
  private static Graph wideInside() {
    return new NetworkSketch("wide_inside")
        .input("picture", 24, 40, 1)
        .conv("stem", "picture", 16, 3, 1)
        .conv("middle", "stem", 16, 3, 1)
        .conv("narrow", "middle", 4, 3, 2)
        .globalAverage("pooled", "narrow")
        .dense("scores", "pooled", 4)
        .output("scores")
        .graph();
  }
}
