package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whether generated C computes what the reference kernels do, one operator at a time. */
@Tag("native")
final class HostCRunnerTest {
  static final List<CBuild> BUILDS = CBuild.ALL;

  @ParameterizedTest
  @FieldSource("BUILDS")
  void everyOperatorEqualsTheReference(CBuild build) {
    List<Graph> graphs = OperatorGraphs.all(1);
    List<HostCRunner> runners =
        HostCRunner.compile(graphs.stream().map(PlainPlan::link).toList(), build);
    for (int i = 0; i < graphs.size(); i++) {
      Graph graph = graphs.get(i);
      List<List<byte[]>> inputs = InputValues.of(graph, 16, 1);
      List<Map<String, byte[]>> expected = new GraphRunner(graph).run(inputs);
      List<Map<String, byte[]>> actual = runners.get(i).run(inputs);
      for (int inference = 0; inference < inputs.size(); inference++) {
        assertThat(actual.get(inference).get("output"))
            .as("output of '%s', inference %d", graph.name(), inference)
            .isEqualTo(expected.get(inference).get("output"));
      }
    }
  }
}
