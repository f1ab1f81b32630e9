package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.oracle.Runner;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.program.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Whether generated executors and references compute what the reference kernels do, one operator at
 * a time.
 */
final class GeneratedJavaTest {
  private static final List<Graph> GRAPHS = OperatorGraphs.all(1);

  @Test
  void executorsEqualTheReferenceKernels() {
    List<Program> programs = GRAPHS.stream().map(PlainPlan::link).toList();
    assertEqualToKernels(ExecutorRunner.of(programs));
  }

  @Test
  void referencesEqualTheReferenceKernels() {
    assertEqualToKernels(ReferenceRunner.of(GRAPHS));
  }

  private static void assertEqualToKernels(List<? extends Runner> runners) {
    for (int i = 0; i < GRAPHS.size(); i++) {
      Graph graph = GRAPHS.get(i);
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
