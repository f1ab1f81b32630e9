package dev.pex.processor.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.oracle.TfliteRunner;
import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.GraphVerifier;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is what is read back, and real TensorFlow Lite runs it. */
class TfliteWriterTest {
  static List<Graph> samples() {
    return SampleGraphs.all();
  }

  static Graph read(byte[] file, String name) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    Graph graph =
        new TfliteReader()
            .read(file, name + ".tflite", Origin.of("test"), diagnostics::add)
            .orElseThrow(() -> new AssertionError(diagnostics.get(0).text()));
    assertThat(diagnostics).isEmpty();
    assertThat(new GraphVerifier().findings(graph)).isEmpty();
    return graph;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readingUndoesWriting(Graph graph) {
    Graph again = read(new TfliteWriter().write(graph), graph.name());

    assertThat(PlainGraph.of(again)).isEqualTo(PlainGraph.of(graph));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void tensorFlowLiteRunsIt(Graph graph) {
    assertThat(run(graph)).containsKeys(names(graph));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sameGraphGivesSameBytes(Graph graph) {
    assertThat(new TfliteWriter().write(graph)).isEqualTo(new TfliteWriter().write(graph));
  }

  @Test
  void whatTheFormatCannotSayBecomesMoreOperators() {
    Graph graph = SampleGraphs.rewritten();
    Graph again = read(new TfliteWriter().write(graph), graph.name());

    assertThat(again.nodes())
        .extracting(node -> node.op().getClass().getSimpleName())
        .containsExactly(
            "Pad",
            "Conv2D",
            "Pad",
            "DepthwiseConv2D",
            "Dense",
            "Reshape",
            "Activation",
            "Reshape",
            "Reshape");
    assertThat(again.outputs()).extracting(port -> port.name()).containsExactly("result", "floats");
    assertThat(again.outputs()).extracting(port -> port.shape()).containsOnly(Shape.vector(4));
    assertThat(run(graph)).containsKeys(names(graph));
  }

  @Test
  void paddingBeforeAConvolutionIsTheConvolutionsPadding() {
    Window padded = Window.of(3, 3, 1, 1, new Padding(1, 1, 1, 1));
    Window shifted = Window.of(3, 3, 1, 1, new Padding(0, 2, 2, 0));
    byte[] same = run(convolution(padded)).getOrDefault("result", new byte[0]);
    byte[] byHand = run(convolution(shifted)).getOrDefault("result", new byte[0]);

    // the middle of the shifted result is the padded one's, one row down and one column left
    assertThat(byHand[1]).isEqualTo(same[4]);
    assertThat(byHand[4 + 2]).isEqualTo(same[8 + 1]);
  }

  @Test
  void aPoolPaddedByHandIsRefused() {
    Window window = Window.of(2, 2, 1, 1, new Padding(1, 0, 1, 0));
    Graph graph =
        new NetworkSketch("pool")
            .input("image", 4, 4, 1)
            .node(
                new Op.MaxPool(window, FusedActivation.NONE),
                new Shape(4, 4, 1),
                NetworkSketch.USUAL,
                "pooled",
                "image")
            .output("pooled")
            .graph();

    assertThatThrownBy(() -> new TfliteWriter().write(graph))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'pooled'");
  }

  private static Graph convolution(Window window) {
    return new NetworkSketch("convolution")
        .input("image", 4, 4, 1)
        .conv("result", "image", 1, window, FusedActivation.NONE)
        .output("result")
        .graph();
  }

  private static Map<String, byte[]> run(Graph graph) {
    Random random = new Random(7);
    List<byte[]> inputs = new ArrayList<>();
    graph
        .inputs()
        .forEach(
            port -> {
              byte[] values = new byte[port.shape().elements()];
              random.nextBytes(values);
              inputs.add(values);
            });
    return new TfliteRunner(new TfliteWriter().write(graph)).run(List.of(inputs)).get(0);
  }

  private static String[] names(Graph graph) {
    return graph.nodes().stream()
        .map(Node::output)
        .map(tensor -> tensor.name())
        .toArray(String[]::new);
  }
}
