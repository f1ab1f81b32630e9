package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.ForcedChannels;
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
 * Channels stages with the smallest and the largest slices on random graphs in which almost
 * everything can run by slices, as long as they can be, even where the planner would not take them.
 */
final class ForcedChannelsProperties {
  private static final int GRAPHS = 50;
  private static final int INFERENCES = 4;

  @Property(tries = 3_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void everyPlanComputesWhatTheReferenceDoes(@ForAll("seed") long seed, @ForAll boolean narrow) {
    Graph graph = RandomGraphs.channelwise(seed);
    PlannedNetwork planned = planned(graph, narrow);
    List<List<byte[]>> inputs = RandomGraphs.inputs(graph, seed, INFERENCES);
    new Comparison(graph.name(), new GraphRunner(graph).run(inputs))
        .assertShown(new InterpretedProgram(planned).run(inputs), planned.survivors());
  }

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void everyRunnerEqualsTheReference(@ForAll("seeds") List<Long> seeds) {
    List<PlannedNetwork> planned = new ArrayList<>();
    for (long seed : seeds) {
      planned.add(planned(RandomGraphs.channelwise(seed), planned.size() % 2 == 0));
    }
    PlannedNetworks.assertEqualTheReference(planned, seeds, INFERENCES);
  }

  /** The graphs are what they are meant to be: stages with producers, sums, and neither. */
  @Property(tries = 1)
  void stagesAreOfEveryForm() {
    int longest = 0;
    int ofSums = 0;
    int without = 0;
    int mostSlices = 0;
    for (long seed = 0; seed < 200; seed++) {
      Graph graph = new Rewrites().apply(RandomGraphs.channelwise(seed));
      for (Stage stage : ForcedChannels.of(graph, true).stages()) {
        if (stage instanceof Stage.Channels channels) {
          longest = Math.max(longest, channels.steps().size());
          mostSlices = Math.max(mostSlices, channels.slices());
          boolean sums = channels.steps().stream().anyMatch(step -> step.sums() > 0);
          ofSums += sums ? 1 : 0;
          without += sums ? 0 : 1;
        }
      }
    }
    assertThat(longest).isGreaterThan(6);
    assertThat(mostSlices).isGreaterThan(6);
    assertThat(ofSums).isGreaterThan(60);
    assertThat(without).isGreaterThan(60);
  }

  @Provide
  Arbitrary<Long> seed() {
    return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
  }

  @Provide
  Arbitrary<List<Long>> seeds() {
    return seed().list().ofSize(GRAPHS).withoutEdgeCases();
  }

  private static PlannedNetwork planned(Graph original, boolean narrow) {
    Graph rewritten = new Rewrites().apply(original);
    return PlannedNetwork.of(original, rewritten, ForcedChannels.of(rewritten, narrow));
  }
}
