package dev.pex.processor.conformance;

import dev.pex.processor.graph.Graph;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Very many random graphs, planned, accepted by every verifier, and executed statement by
 * statement: the same bytes as the reference kernels, tensor by tensor.
 */
final class ManyGraphsProperties {
  private static final int INFERENCES = 3;
  private static final int ENOUGH = 300;

  @StatisticsReport(onFailureOnly = true)
  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void everyPlanComputesWhatTheReferenceDoes(@ForAll("seeds") long seed) {
    Graph graph = graph(seed);
    PlannedNetwork planned = PlannedNetwork.of(graph);
    List<List<byte[]>> inputs = RandomGraphs.inputs(graph, seed, INFERENCES);
    new Comparison(graph.name(), new GraphRunner(graph).run(inputs))
        .assertShown(new InterpretedProgram(planned).run(inputs), planned.survivors());
    new Features(planned).all().forEach(ManyGraphsProperties::count);
  }

  /** Graphs of two kinds; of some an input is pushed row by row. */
  private static Graph graph(long seed) {
    if (seed % 5 == 0) {
      return FedInputProperties.feedable(seed);
    }
    return seed % 2 == 0 ? RandomGraphs.graph(seed) : RandomGraphs.rowwise(seed);
  }

  private static void count(String feature, boolean isThere) {
    Statistics.label(feature)
        .collect(isThere)
        .coverage(seen -> seen.check(true).count(graphs -> graphs >= ENOUGH));
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
  }
}
