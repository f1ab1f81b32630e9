package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.atIndex;

import dev.pex.oracle.TfliteRunner;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.tflite.TfliteWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TfliteRunnerTest {
  private static final Quantization QUANTIZATION = new Quantization(0.3f, -7);

  @Test
  void aFloatInputIsQuantisedToTheGivenBytes() {
    byte[] given = new byte[256];
    for (int i = 0; i < given.length; i++) {
      given[i] = (byte) i;
    }
    List<Map<String, byte[]>> results =
        runner(Port.ElementType.FLOAT32, given.length).run(List.of(List.of(given)));
    assertThat(results.get(0).get("input")).isEqualTo(given);
    assertThat(results.get(0).get("output"))
        .contains((byte) 0, atIndex(0))
        .contains((byte) -7, atIndex(200));
  }

  @Test
  void inferencesDoNotDisturbEachOther() {
    List<Map<String, byte[]>> results =
        runner(Port.ElementType.INT8, 2)
            .run(List.of(List.of(new byte[] {1, 2}), List.of(new byte[] {3, -100})));
    assertThat(results.get(0).get("output")).containsExactly(1, 2);
    assertThat(results.get(1).get("output")).containsExactly(3, -7);
  }

  @Test
  void anInputOfAnotherSizeIsRefused() {
    TfliteRunner runner = runner(Port.ElementType.INT8, 2);
    assertThatThrownBy(() -> runner.run(List.of(List.of(new byte[3]))))
        .hasMessageContaining("3 elements for 2");
  }

  private static TfliteRunner runner(Port.ElementType type, int size) {
    Tensor input = new Tensor("input", Shape.vector(size), QUANTIZATION, Origin.of("input"));
    Tensor output = new Tensor("output", Shape.vector(size), QUANTIZATION, Origin.of("output"));
    Op relu = new Op.Activation(FusedActivation.RELU);
    Graph graph =
        new Graph(
            "relu",
            List.of(new Port("input", Operand.of(input), type)),
            List.of(new Node(relu, List.of(Operand.of(input)), output, output.origin())),
            List.of(new Port("output", Operand.of(output), type)));
    return new TfliteRunner(new TfliteWriter().write(graph));
  }
}
