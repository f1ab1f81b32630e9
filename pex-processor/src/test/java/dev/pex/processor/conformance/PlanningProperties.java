package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Port;
import dev.pex.processor.rewrite.PlanningLimits;
import dev.pex.processor.rewrite.Rewrites;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every stage between reading and linking, on random graphs, each checked by its verifier. */
final class PlanningProperties {
  @Property(tries = 500)
  void everyVerifierAcceptsEveryStage(@ForAll long seed) {
    assertThatNoException().isThrownBy(() -> PlannedNetwork.of(RandomGraphs.graph(seed)));
  }

  /** All tensors that keep their names keep their bytes, and all outputs do. */
  @Property(tries = 500)
  void rewritesChangeNoByte(@ForAll long seed) {
    Graph original = RandomGraphs.graph(seed);
    Graph graph = new Rewrites().apply(original);
    List<Diagnostic> refused = new ArrayList<>();
    new PlanningLimits().report(graph, refused::add);
    List<List<byte[]>> inputs = RandomGraphs.inputs(original, seed, 4);
    List<Map<String, byte[]>> expected = new GraphRunner(original).run(inputs);
    List<Map<String, byte[]>> actual = new GraphRunner(graph).run(inputs);
    for (int inference = 0; inference < inputs.size(); inference++) {
      Map<String, byte[]> before = expected.get(inference);
      Map<String, byte[]> after = actual.get(inference);
      after.forEach((name, bytes) -> assertThat(bytes).isEqualTo(before.getOrDefault(name, bytes)));
      for (int port = 0; port < original.outputs().size(); port++) {
        assertThat(bytes(graph.outputs().get(port), after))
            .isEqualTo(bytes(original.outputs().get(port), before));
      }
    }
    assertThat(refused).isEmpty();
  }

  private static byte[] bytes(Port port, Map<String, byte[]> tensors) {
    byte[] bytes = tensors.getOrDefault(port.tensor().name(), new byte[0]);
    assertThat(bytes).hasSize(port.shape().elements());
    return bytes;
  }
}
