package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.FedGraph;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.program.Program;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.FeedObstacle;
import dev.pex.processor.schedule.ForcedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Random graphs of which an input is pushed row by row: what they compute is the same. */
final class FedInputProperties {
  private static final int GRAPHS = 50;
  private static final int INFERENCES = 4;

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void everyVerifierAcceptsThemAndTheyComputeWhatTheReferenceDoes(
      @ForAll long seed, @ForAll @IntRange(max = 4) int units) {
    Graph graph = feedable(seed, RandomGraphs::rowwise);
    PlannedNetwork planned = forced(graph, units);
    assertThat(planned.program().feed()).isPresent();
    List<List<byte[]>> inputs = RandomGraphs.inputs(graph, seed, INFERENCES);
    new Comparison(graph.name(), new GraphRunner(graph).run(inputs))
        .assertShown(new InterpretedProgram(planned).run(inputs), planned.survivors());
  }

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void everyRunnerEqualsTheReference(@ForAll("seeds") List<Long> seeds) {
    List<PlannedNetwork> planned = new ArrayList<>();
    for (long seed : seeds) {
      planned.add(
          planned.size() % 2 == 0
              ? PlannedNetwork.of(feedable(seed))
              : forced(feedable(seed, RandomGraphs::rowwise), planned.size() % 3));
    }
    List<Program> programs = planned.stream().map(PlannedNetwork::program).toList();
    List<Graph> graphs = planned.stream().map(PlannedNetwork::original).toList();
    List<ExecutorRunner> executors = ExecutorRunner.of(programs);
    List<ReferenceRunner> references = ReferenceRunner.of(graphs);
    List<HostCRunner> hosts = HostCRunner.compile(programs, CBuild.QUICK);
    for (int i = 0; i < planned.size(); i++) {
      Graph graph = graphs.get(i);
      List<List<byte[]>> inputs = RandomGraphs.inputs(graph, seeds.get(i), INFERENCES);
      List<Map<String, byte[]>> expected = new GraphRunner(graph).run(inputs);
      Comparison comparison = new Comparison(graph.name(), expected);
      comparison.assertShown(references.get(i).run(inputs), planned.get(i).tensors());
      comparison.assertShown(executors.get(i).run(inputs), planned.get(i).survivors());
      comparison.assertShown(hosts.get(i).run(inputs), planned.get(i).survivors());
    }
  }

  /** The graphs are what they are meant to be: some with other inputs, some with stages before. */
  @Property(tries = 1)
  void theyDiffer() {
    int severalInputs = 0;
    int readAgain = 0;
    int sectionsBefore = 0;
    for (long seed = 0; seed < 200; seed++) {
      PlannedNetwork planned = PlannedNetwork.of(feedable(seed));
      severalInputs += planned.original().inputs().size() > 1 ? 1 : 0;
      String fed = planned.rewritten().fedInput().orElseThrow().tensor().name();
      readAgain +=
          planned.rewritten().nodes().stream()
                      .flatMap(node -> node.inputs().stream())
                      .filter(operand -> operand.tensor().name().equals(fed))
                      .count()
                  > 1
              ? 1
              : 0;
      sectionsBefore += planned.program().feed().orElseThrow().section() > 0 ? 1 : 0;
    }
    assertThat(severalInputs).isGreaterThan(10);
    assertThat(readAgain).isGreaterThan(10);
    assertThat(sectionsBefore).isGreaterThan(0);
  }

  @Provide
  Arbitrary<List<Long>> seeds() {
    return Arbitraries.longs()
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofSize(GRAPHS)
        .withoutEdgeCases();
  }

  /** The first graph from a seed on, of one kind or the other, of which some input can be fed. */
  static Graph feedable(long seed) {
    return feedable(
        seed, next -> next % 2 == 0 ? RandomGraphs.rowwise(next) : RandomGraphs.graph(next));
  }

  /** The first graph from a seed on of which some input can be fed. */
  static Graph feedable(long seed, LongFunction<Graph> graphs) {
    for (long next = seed; ; next++) {
      Graph graph = graphs.apply(next);
      for (int input = 0; input < graph.inputs().size(); input++) {
        Graph fed = FedGraph.of(graph, input);
        if (FeedObstacle.of(new Rewrites().apply(fed)).isEmpty()) {
          return fed;
        }
      }
    }
  }

  /** Rows stages wherever they can be, in chunks of so many units of columns. */
  private static PlannedNetwork forced(Graph original, int units) {
    Graph rewritten = new Rewrites().apply(original);
    return PlannedNetwork.of(original, rewritten, ForcedRows.of(rewritten, false, units));
  }
}
