package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.oracle.TfliteRunner;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.kernels.KernelChooser;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.ForcedNested;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.tflite.TfliteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether planned random graphs compute on an emulated Cortex-M what TFLite does. All are in one
 * firmware; a failure names the seed of its graph.
 */
@Tag("native")
final class CortexMGraphsTest {
  private static final int GRAPHS = 150;
  private static final int GRAPHS_ON_ONE_CORE = 60;
  private static final int INFERENCES = 5;

  @Test
  void everyGraphEqualsTfliteWithKernelsOfAllCores() {
    compare("cortex-m4", GRAPHS, KernelChoices::rotating);
  }

  @Test
  void everyGraphEqualsTfliteOnCortexM55() {
    compare("cortex-m55", GRAPHS_ON_ONE_CORE, index -> KernelChoices.of("cortex-m55"));
  }

  @Test
  void everyGraphEqualsTfliteOnCortexM0Plus() {
    compare("cortex-m0plus", GRAPHS_ON_ONE_CORE, index -> KernelChoices.of("cortex-m0plus"));
  }

  private static void compare(String core, int count, IntFunction<KernelChooser> choices) {
    List<Graph> graphs = graphs(count);
    List<PlannedNetwork> planned =
        IntStream.range(0, count).mapToObj(seed -> planned(graphs.get(seed), seed)).toList();
    List<List<byte[]>> together = new ArrayList<>();
    List<Comparison> oracles = new ArrayList<>();
    for (int i = 0; i < INFERENCES; i++) {
      together.add(new ArrayList<>());
    }
    for (int seed = 0; seed < graphs.size(); seed++) {
      Graph graph = graphs.get(seed);
      List<List<byte[]>> inputs = RandomGraphs.inputs(graph, seed, INFERENCES);
      for (int i = 0; i < INFERENCES; i++) {
        together.get(i).addAll(inputs.get(i));
      }
      byte[] model = new TfliteWriter().write(graph);
      oracles.add(new Comparison(graph.name(), new TfliteRunner(model).run(inputs)));
    }

    List<Map<String, byte[]>> actual =
        BoardBatch.of(core, planned.stream().map(PlannedNetwork::program).toList(), choices)
            .run(together);

    assertThat(actual).hasSize(INFERENCES);
    for (int i = 0; i < graphs.size(); i++) {
      oracles.get(i).assertShown(actual, planned.get(i).survivors());
    }
  }

  /** A third as the planner likes, a third with long stages of rows, a third nested by force. */
  private static PlannedNetwork planned(Graph graph, int seed) {
    if (seed % 3 < 2) {
      return PlannedNetwork.of(graph);
    }
    Graph rewritten = new Rewrites().apply(graph);
    Schedule nested = ForcedNested.of(rewritten, seed % 2 == 0, seed % 4 < 2);
    return PlannedNetwork.of(graph, rewritten, nested);
  }

  /** Tensors are named after their graphs. */
  private static List<Graph> graphs(int count) {
    List<LongFunction<Graph>> kinds =
        List.of(RandomGraphs::graph, RandomGraphs::rowwise, RandomGraphs::channelwise);
    List<Graph> graphs = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      Graph graph = kinds.get(seed % kinds.size()).apply(seed);
      graphs.add(OneGraph.of(graph.name(), List.of(graph)));
    }
    return graphs;
  }
}
