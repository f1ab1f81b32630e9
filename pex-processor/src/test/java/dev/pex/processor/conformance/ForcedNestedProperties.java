package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.ForcedNested;
import dev.pex.processor.schedule.SliceLoop;
import dev.pex.processor.schedule.Stage;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;

/**
 * Rows stages that run slice by slice whatever can be, with the smallest and the largest slices, in
 * both directions, on random graphs in which almost everything can run by slices.
 */
final class ForcedNestedProperties {
  private static final int GRAPHS = 50;
  private static final int INFERENCES = 4;

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void everyPlanComputesWhatTheReferenceDoes(
      @ForAll("seed") long seed, @ForAll boolean upward, @ForAll boolean narrow) {
    Graph graph = RandomGraphs.channelwise(seed);
    PlannedNetwork planned = planned(graph, upward, narrow);
    List<List<byte[]>> inputs = RandomGraphs.inputs(graph, seed, INFERENCES);
    new Comparison(graph.name(), new GraphRunner(graph).run(inputs))
        .assertShown(new InterpretedProgram(planned).run(inputs), planned.survivors());
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void everyFedPlanComputesWhatTheReferenceDoes(@ForAll("seed") long seed, @ForAll boolean narrow) {
    Graph graph = FedInputProperties.feedable(seed, RandomGraphs::channelwise);
    PlannedNetwork planned = planned(graph, false, narrow);
    assertThat(planned.program().feed()).isPresent();
    List<List<byte[]>> inputs = RandomGraphs.inputs(graph, seed, INFERENCES);
    new Comparison(graph.name(), new GraphRunner(graph).run(inputs))
        .assertShown(new InterpretedProgram(planned).run(inputs), planned.survivors());
  }

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void everyRunnerEqualsTheReference(@ForAll("seeds") List<Long> seeds) {
    List<PlannedNetwork> planned = new ArrayList<>();
    for (long seed : seeds) {
      int form = planned.size() % 4;
      planned.add(planned(RandomGraphs.channelwise(seed), form < 2, form % 2 == 0));
    }
    PlannedNetworks.assertEqualTheReference(planned, seeds, INFERENCES);
  }

  /** The graphs are what they are meant to be: loops with sums and without, and lines in slices. */
  @Property(tries = 1)
  void loopsAreOfEveryForm() {
    int longest = 0;
    int ofSums = 0;
    int without = 0;
    int slicedLines = 0;
    for (long seed = 0; seed < 300; seed++) {
      Graph graph = new Rewrites().apply(RandomGraphs.channelwise(seed));
      for (Stage stage : ForcedNested.of(graph, false, true).stages()) {
        if (stage instanceof Stage.Rows rows) {
          for (SliceLoop loop : rows.sliceLoops()) {
            longest = Math.max(longest, loop.endPosition() - loop.firstPosition());
            ofSums += loop.sums() > 0 ? 1 : 0;
            without += loop.sums() > 0 ? 0 : 1;
          }
          slicedLines +=
              (int) rows.buffers().stream().filter(b -> b.isSliced() && b.lines() > 0).count();
        }
      }
    }
    assertThat(longest).isGreaterThan(5);
    assertThat(ofSums).isGreaterThan(40);
    assertThat(without).isGreaterThan(40);
    assertThat(slicedLines).isGreaterThan(40);
  }

  @Provide
  Arbitrary<Long> seed() {
    return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
  }

  @Provide
  Arbitrary<List<Long>> seeds() {
    return seed().list().ofSize(GRAPHS).withoutEdgeCases();
  }

  private static PlannedNetwork planned(Graph original, boolean upward, boolean narrow) {
    Graph rewritten = new Rewrites().apply(original);
    return PlannedNetwork.of(original, rewritten, ForcedNested.of(rewritten, upward, narrow));
  }
}
