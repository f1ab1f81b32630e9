package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.ForcedRows;
import dev.pex.processor.schedule.Stage;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/**
 * Rows stages in both directions, with whole rows and chunks of them, on random graphs in which
 * almost everything can run by rows, as long as they can be, even where the planner would not take
 * them.
 */
final class ForcedRowsProperties {
  private static final int GRAPHS = 50;
  private static final int INFERENCES = 4;

  @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
  void everyVerifierAcceptsThemAndTheyComputeWhatTheReferenceDoes(
      @ForAll long seed, @ForAll boolean upward, @ForAll @IntRange(max = 4) int units) {
    assertComputed(seed, upward, units);
  }

  /** All taps of a dilated kernel in the graph of this seed lie on padding. */
  @Property
  void windowsThatReadNothingNeedNoColumns(
      @ForAll boolean upward, @ForAll @IntRange(max = 4) int units) {
    assertComputed(217469624952560201L, upward, units);
  }

  private static void assertComputed(long seed, boolean upward, int units) {
    Graph graph = RandomGraphs.rowwise(seed);
    PlannedNetwork planned = planned(graph, upward, units);
    List<List<byte[]>> inputs = RandomGraphs.inputs(graph, seed, INFERENCES);
    new Comparison(graph.name(), new GraphRunner(graph).run(inputs))
        .assertShown(new InterpretedProgram(planned).run(inputs), planned.survivors());
  }

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void everyRunnerEqualsTheReference(@ForAll("seeds") List<Long> seeds) {
    List<PlannedNetwork> planned = new ArrayList<>();
    for (long seed : seeds) {
      planned.add(planned(RandomGraphs.rowwise(seed), planned.size() % 2 == 0, planned.size() % 4));
    }
    PlannedNetworks.assertEqualTheReference(planned, seeds, INFERENCES);
  }

  /** The graphs are what they are meant to be: long stages, with branches, folds and strides. */
  @Property(tries = 1)
  void stagesAreLong() {
    int longest = 0;
    int chunks = 0;
    int folds = 0;
    for (long seed = 0; seed < 100; seed++) {
      Graph graph = new Rewrites().apply(RandomGraphs.rowwise(seed));
      for (Stage stage : ForcedRows.of(graph, false, 1).stages()) {
        if (stage instanceof Stage.Rows rows) {
          longest = Math.max(longest, rows.steps().size());
          chunks = Math.max(chunks, rows.columnTicks());
          folds += (int) rows.steps().stream().filter(step -> step.sums() > 0).count();
        }
      }
    }
    assertThat(longest).isGreaterThan(8);
    assertThat(chunks).isGreaterThan(8);
    assertThat(folds).isGreaterThan(30);
  }

  @Provide
  Arbitrary<List<Long>> seeds() {
    return Arbitraries.longs()
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofSize(GRAPHS)
        .withoutEdgeCases();
  }

  private static PlannedNetwork planned(Graph original, boolean upward, int units) {
    Graph rewritten = new Rewrites().apply(original);
    return PlannedNetwork.of(original, rewritten, ForcedRows.of(rewritten, upward, units));
  }
}
