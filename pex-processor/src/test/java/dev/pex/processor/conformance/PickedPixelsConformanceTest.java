package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.oracle.Runner;
import dev.pex.processor.graph.FedGraph;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.program.Program;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The image classifier, fed by rows, whose shortcuts wait as picked pixels: the same bytes. */
final class PickedPixelsConformanceTest {
  private static final int INFERENCES = 2;

  @Test
  void theExecutorEqualsTheReference() {
    assertComputesTheSame(ExecutorRunner::new);
  }

  @Test
  @Tag("native")
  void theCEqualsTheReference() {
    assertComputesTheSame(program -> HostCRunner.compile(program, CBuild.QUICK));
  }

  private static void assertComputesTheSame(Function<Program, Runner> runner) {
    Graph graph = FedGraph.of(KnownNetworks.imageClassifier());
    PlannedNetwork planned = PlannedNetwork.of(graph);
    assertThat(planned.rewritten().nodes())
        .anyMatch(node -> node.output().name().endsWith("~pixels"));
    List<List<byte[]>> inputs = RandomGraphs.inputs(graph, 1, INFERENCES);
    new Comparison(graph.name(), new GraphRunner(graph).run(inputs))
        .assertShown(runner.apply(planned.program()).run(inputs), planned.survivors());
  }
}
