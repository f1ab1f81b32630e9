package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.oracle.Runner;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Figures;
import dev.pex.processor.program.Program;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.ForcedSecondPass;
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
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plans that compute something twice: smaller, within what is allowed, and of the same bytes. */
final class RecomputeTest {
  private static final int INFERENCES = 4;

  private final Scheduler scheduler = new Scheduler(StageKinds.ALL, MemoryPlanner::trialBytes);

  @Test
  void aSqueezeExciteBlockRunsInTwoPasses() {
    Graph graph = new Rewrites().apply(squeezeExcite());
    Schedule once = scheduler.schedule(graph);
    Schedule twice = recomputing(1).schedule(graph);
    assertThat(MemoryPlanner.trialBytes(once)).isEqualTo(13_824);
    assertThat(Figures.of(graph, graph, twice).recomputedMacs()).isEqualTo(208_896);
    assertThat(MemoryPlanner.trialBytes(twice)).isEqualTo(3_776);
    assertComputesTheSame(graph, twice, 1);
  }

  @Test
  void theExecutorOfTwoPassesEqualsTheReference() {
    assertComputesTheSame(ExecutorRunner::new);
  }

  @Test
  @Tag("native")
  void theCOfTwoPassesEqualsTheReference() {
    assertComputesTheSame(program -> HostCRunner.compile(program, CBuild.QUICK));
  }

  @Test
  @Tag("native")
  void theFirmwareOfTwoPassesEqualsTheReference() {
    assertComputesTheSame(BoardRunner::new);
  }

  @Test
  void thePageOnPlanningStatesTheseFigures() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "planning.md")))
        .contains("13,824 B, and 3,776 B in two passes, with 208,896 multiply-accumulates more");
  }

  @Test
  void noMoreIsComputedAgainThanIsAllowed() {
    Graph graph = new Rewrites().apply(squeezeExcite());
    for (double allowed : new double[] {0.01, 0.05, 0.1, 0.2, 0.4, 0.8}) {
      Figures figures = Figures.of(graph, graph, recomputing(allowed).schedule(graph));
      assertThat((double) figures.recomputedMacs()).isLessThanOrEqualTo(allowed * figures.macs());
    }
  }

  @Test
  void nothingIsComputedAgainWhereTheBudgetAllows() {
    Graph graph = new Rewrites().apply(squeezeExcite());
    int budgetBytes = MemoryPlanner.trialBytes(scheduler.schedule(graph));
    Schedule within = recomputing(1).scheduleWithin(budgetBytes, graph);
    assertThat(Figures.of(graph, graph, within).recomputedMacs()).isZero();
    Schedule below = recomputing(1).scheduleWithin(budgetBytes - 1, graph);
    assertThat(Figures.of(graph, graph, below).recomputedMacs()).isPositive();
    assertThat(MemoryPlanner.trialBytes(below)).isLessThan(budgetBytes);
  }

  /** Second passes wherever there can be some, even where they save nothing. */
  @Property(tries = 1000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void randomGraphsComputeTheSame(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int length) {
    Graph original = RandomGraphs.graph(seed);
    Graph graph = new Rewrites().apply(original);
    Graph again = ForcedSecondPass.of(graph, length);
    Statistics.label("second pass")
        .collect(again.nodes().size() > graph.nodes().size())
        .coverage(coverage -> coverage.check(true).count(graphs -> graphs > 20));
    assertComputesTheSame(original, scheduler.schedule(again), seed);
  }

  private RecomputeSearch recomputing(double allowed) {
    return new RecomputeSearch(scheduler, MemoryPlanner::trialBytes, allowed);
  }

  /** The squeeze-excite block in two passes. */
  private void assertComputesTheSame(Function<Program, Runner> runner) {
    Graph graph = squeezeExcite();
    Schedule twice = recomputing(1).schedule(new Rewrites().apply(graph));
    PlannedNetwork planned = PlannedNetwork.of(graph, twice.graph(), twice);
    assertShown(planned, runner.apply(planned.program()), 1);
  }

  private static void assertComputesTheSame(Graph original, Schedule schedule, long seed) {
    PlannedNetwork planned = PlannedNetwork.of(original, schedule.graph(), schedule);
    assertShown(planned, new InterpretedProgram(planned), seed);
  }

  private static void assertShown(PlannedNetwork planned, Runner runner, long seed) {
    Graph original = planned.original();
    List<List<byte[]>> inputs = RandomGraphs.inputs(original, seed, INFERENCES);
    new Comparison(original.name(), new GraphRunner(original).run(inputs))
        .assertShown(runner.run(inputs), planned.survivors());
  }

  private static Graph squeezeExcite() {
    return new NetworkSketch("squeeze_excite")
        .input("picture", 32, 32, 3)
        .conv("stem", "picture", 8, 3, 2)
        .conv("expand", "stem", 48, 1, 1)
        .depthwise("depthwise", "expand", 3, 1)
        .globalAverage("squeezed", "depthwise")
        .conv("reduced", "squeezed", 8, 1, 1)
        .conv("gate", "reduced", 48, 1, 1)
        .mul("scaled", "depthwise", "gate")
        .conv("project", "scaled", 16, 1, 1)
        .globalAverage("pooled", "project")
        .dense("scores", "pooled", 4)
        .output("scores")
        .graph();
  }
}
