package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.oracle.TfliteRunner;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.program.Program;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.ForcedRows;
import dev.pex.processor.tflite.TfliteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Networks that go down and up again: strides, enlargements and concatenations in one stage. */
final class UNetProperties {
  private static final int INFERENCES = 3;
  private static final int GRAPHS = 40;

  /** A network of three levels, with both interpolations. */
  private static final long DEEP = 5;

  /** Each as one stage, from the first row or the last, by whole rows or chunks of columns. */
  @Property(tries = 500)
  void oneRowsStageComputesWhatTheReferenceDoes(
      @ForAll long seed, @ForAll boolean upward, @ForAll @IntRange(max = 3) int units) {
    Graph graph = RandomUNets.graph(seed);
    PlannedNetwork planned = inRows(graph, upward, units);
    assertThat(planned.program().sections()).hasSize(1);
    List<List<byte[]>> inputs = RandomGraphs.inputs(graph, seed, INFERENCES);
    new Comparison(graph.name(), new GraphRunner(graph).run(inputs))
        .assertShown(new InterpretedProgram(planned).run(inputs), planned.survivors());
  }

  @Tag("native")
  @Example
  void generatedCodeComputesWhatTfliteDoes() {
    List<PlannedNetwork> planned = new ArrayList<>();
    for (long seed = 0; seed < GRAPHS; seed++) {
      Graph graph = RandomUNets.graph(seed);
      planned.add(
          seed % 2 == 0 ? PlannedNetwork.of(graph) : inRows(graph, seed % 4 == 1, (int) seed % 3));
    }
    List<Program> programs = planned.stream().map(PlannedNetwork::program).toList();
    List<ExecutorRunner> executors = ExecutorRunner.of(programs);
    List<HostCRunner> hosts = HostCRunner.compile(programs, CBuild.QUICK);
    for (int seed = 0; seed < GRAPHS; seed++) {
      PlannedNetwork each = planned.get(seed);
      List<List<byte[]>> inputs = RandomGraphs.inputs(each.original(), seed, INFERENCES);
      Comparison comparison = oracle(each.original(), inputs);
      comparison.assertShown(executors.get(seed).run(inputs), each.survivors());
      comparison.assertShown(hosts.get(seed).run(inputs), each.survivors());
    }
  }

  @Tag("native")
  @Example
  void cortexMComputesWhatTfliteDoes() {
    Graph graph = RandomUNets.graph(DEEP);
    List<List<byte[]>> inputs = RandomGraphs.inputs(graph, 1, INFERENCES);
    Comparison comparison = oracle(graph, inputs);
    for (PlannedNetwork planned : List.of(PlannedNetwork.of(graph), inRows(graph, false, 0))) {
      comparison.assertShown(new BoardRunner(planned.program()).run(inputs), planned.survivors());
    }
  }

  private static PlannedNetwork inRows(Graph original, boolean upward, int units) {
    Graph rewritten = new Rewrites().apply(original);
    return PlannedNetwork.of(original, rewritten, ForcedRows.of(rewritten, upward, units));
  }

  private static Comparison oracle(Graph graph, List<List<byte[]>> inputs) {
    byte[] model = new TfliteWriter().write(graph);
    List<Map<String, byte[]>> expected = new TfliteRunner(model).run(inputs);
    return new Comparison(graph.name(), expected);
  }
}
