package dev.pex.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.conformance.GraphRunner;
import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.GraphVerifier;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each rewrite where it applies and where it must not; all outputs stay byte for byte. */
final class RewritesTest {
  private static final Quantization USUAL = NetworkSketch.USUAL;
  private static final Quantization OTHER = new Quantization(0.05f, -7);
  private static final Padding ONE = new Padding(1, 1, 1, 1);
  private static final Window PLAIN = Window.of(3, 3, 1, 1, Padding.NONE);

  @Test
  void reshapesBecomeOperandsAndPorts() {
    Graph graph =
        rewritten(
            image()
                .reshape("row", "x", new Shape(1, 16, 2))
                .conv("y", "row", 3, 1, 1)
                .reshape("flat", "y", Shape.vector(48))
                .output("flat"));
    assertThat(made(graph)).containsExactly("y");
    assertThat(graph.nodes().get(0).input().shape()).isEqualTo(new Shape(1, 16, 2));
    Port output = graph.outputs().get(0);
    assertThat(output.name()).isEqualTo("flat");
    assertThat(output.tensor().name()).isEqualTo("y");
    assertThat(output.shape()).isEqualTo(Shape.vector(48));
  }

  @Test
  void anOutputMayBeAReshapedInput() {
    Graph graph = rewritten(image().reshape("flat", "x", Shape.vector(32)).output("flat"));
    assertThat(graph.nodes()).isEmpty();
    assertThat(graph.outputs().get(0).tensor().name()).isEqualTo("x");
  }

  @Test
  void aReshapeThatChangesQuantisationStaysAndIsRefused() {
    Shape flat = Shape.vector(32);
    NetworkSketch sketch = image().node(new Op.Reshape(flat), flat, OTHER, "flat", "x");
    Graph graph = new Rewrites().apply(sketch.output("flat").graph());
    assertThat(made(graph)).containsExactly("flat");
    assertThat(refusals(graph)).containsExactly("'flat' changes the quantisation of 'flat'");
  }

  @Test
  void aTransposeOfUnitAxesBecomesAnOperand() {
    Graph graph =
        rewritten(
            image()
                .reshape("row", "x", new Shape(1, 16, 2))
                .node(transpose(1, 2, 0), new Shape(16, 2, 1), USUAL, "column", "row")
                .conv("y", "column", 3, 3, 1)
                .output("y"));
    assertThat(made(graph)).containsExactly("y");
    assertThat(graph.nodes().get(0).input().shape()).isEqualTo(new Shape(16, 2, 1));
  }

  @Test
  void aTransposeThatMovesElementsStaysAndIsRefused() {
    Graph graph =
        rewritten(
            image().node(transpose(2, 0, 1), new Shape(2, 4, 4), USUAL, "y", "x").output("y"));
    assertThat(made(graph)).containsExactly("y");
    assertThat(refusals(graph)).containsExactly("'y' moves the elements of 'x'");
  }

  @Test
  void twoMeansOfATransposedTensorNeedNoTranspose() {
    NetworkSketch sketch =
        image()
            .conv("c", "x", 3, 1, 1)
            .node(transpose(2, 0, 1), new Shape(3, 4, 4), USUAL, "nchw", "c")
            .node(new Op.Mean(false, false, true), new Shape(3, 4, 1), OTHER, "rows", "nchw")
            .node(new Op.Mean(false, true, false), new Shape(3, 1, 1), USUAL, "mean", "rows")
            .reshape("flat", "mean", Shape.vector(3))
            .dense("y", "flat", 2)
            .output("y");
    Graph graph = rewritten(sketch);
    assertThat(made(graph)).containsExactly("c", "rows_in_place_order", "mean", "y");
    assertThat(graph.nodes().get(1).op()).isEqualTo(new Op.Mean(false, true, false));
    assertThat(graph.nodes().get(1).output().shape()).isEqualTo(new Shape(4, 1, 3));
    assertThat(graph.nodes().get(2).op()).isEqualTo(new Op.Mean(true, false, false));
    assertThat(graph.nodes().get(2).output().shape()).isEqualTo(Shape.vector(3));
    assertThat(refusals(graph)).isEmpty();
  }

  @Test
  void aSunkTransposeThatSomebodyElseReadsIsRefused() {
    NetworkSketch sketch =
        image()
            .node(transpose(2, 0, 1), new Shape(2, 4, 4), USUAL, "nchw", "x")
            .node(new Op.Mean(false, true, true), new Shape(2, 1, 1), USUAL, "mean", "nchw")
            .output("mean")
            .output("nchw");
    Graph graph = rewritten(sketch);
    assertThat(made(graph)).containsExactly("nchw", "mean");
    assertThat(refusals(graph)).containsExactly("'nchw' moves the elements of 'x'");
  }

  @Test
  void aMeanOverHeightAndChannelsIsRefused() {
    Op mean = new Op.Mean(true, false, true);
    Graph graph = rewritten(image().node(mean, new Shape(1, 4, 1), USUAL, "y", "x").output("y"));
    assertThat(refusals(graph))
        .containsExactly("'y' takes the mean over height and channels but not width");
  }

  @Test
  void aRequantisationBetweenEqualsIsDropped() {
    Op requantize = new Op.Requantize();
    Shape shape = new Shape(4, 4, 2);
    Graph graph =
        rewritten(
            image()
                .node(requantize, shape, USUAL, "same", "x")
                .node(requantize, shape, OTHER, "y", "same")
                .output("y"));
    assertThat(made(graph)).containsExactly("y");
  }

  @Test
  void anActivationFoldsIntoItsProducer() {
    for (FusedActivation kind : FusedActivation.values()) {
      Graph graph =
          rewritten(
              image()
                  .conv("c", "x", 3, 3, 1)
                  .reshape("flat", "c", Shape.vector(48))
                  .node(new Op.Activation(kind), Shape.vector(48), USUAL, "a", "flat")
                  .dense("y", "a", 2)
                  .output("y"));
      String kept = kind == FusedActivation.NONE ? "c" : "a";
      assertThat(made(graph)).containsExactly(kept, "y");
      assertThat(((Op.Conv2D) graph.nodes().get(0).op()).activation()).isEqualTo(kind);
      assertThat(graph.nodes().get(0).output().shape()).isEqualTo(new Shape(4, 4, 3));
    }
  }

  @Test
  void activationsFoldWhereTheirCommonRangeHasAName() {
    assertThat(clamped(FusedActivation.RELU, FusedActivation.RELU6)).isEqualTo("RELU6 [a]");
    assertThat(clamped(FusedActivation.RELU6, FusedActivation.RELU)).isEqualTo("RELU6 [a]");
    assertThat(clamped(FusedActivation.RELU, FusedActivation.RELU_N1_TO_1))
        .isEqualTo("RELU [c, a]");
  }

  @Test
  void anActivationStaysWhereItsInputIsReadElsewhereOrRequantised() {
    Op relu = new Op.Activation(FusedActivation.RELU);
    Shape shape = new Shape(4, 4, 2);
    Graph shared =
        rewritten(
            image()
                .conv("c", "x", 2, 1, 1)
                .node(relu, shape, USUAL, "a", "c")
                .add("y", "a", "c")
                .output("y"));
    assertThat(made(shared)).containsExactly("c", "a", "y");
    Graph output =
        rewritten(
            image()
                .conv("c", "x", 2, 1, 1)
                .node(relu, shape, USUAL, "a", "c")
                .output("a")
                .output("c"));
    assertThat(made(output)).containsExactly("c", "a");
    Graph requantised =
        rewritten(image().conv("c", "x", 2, 1, 1).node(relu, shape, OTHER, "a", "c").output("a"));
    assertThat(made(requantised)).containsExactly("c", "a");
    Graph ofInput = rewritten(image().node(relu, shape, USUAL, "a", "x").output("a"));
    assertThat(made(ofInput)).containsExactly("a");
  }

  @Test
  void paddingFoldsIntoConvolutions() {
    Graph graph =
        rewritten(
            image()
                .pad("p", "x", ONE)
                .pad("q", "p", new Padding(1, 0, 0, 0))
                .conv("c", "q", 3, PLAIN, FusedActivation.NONE)
                .depthwise("d", "q", PLAIN)
                .output("c")
                .output("d"));
    assertThat(made(graph)).containsExactly("c", "d");
    Op.Conv2D conv = (Op.Conv2D) graph.nodes().get(0).op();
    assertThat(conv.window().padding()).isEqualTo(new Padding(2, 1, 1, 1));
  }

  @Test
  void paddingStaysWhereAReaderCannotHaveIt() {
    Op pool = new Op.MaxPool(PLAIN, FusedActivation.NONE);
    Graph pooled =
        rewritten(
            image()
                .pad("p", "x", ONE)
                .conv("c", "p", 2, PLAIN, FusedActivation.NONE)
                .node(pool, new Shape(4, 4, 2), USUAL, "m", "p")
                .output("c")
                .output("m"));
    assertThat(made(pooled)).containsExactly("p", "c", "m");
    Graph output =
        rewritten(
            image()
                .pad("p", "x", ONE)
                .conv("c", "p", 2, PLAIN, FusedActivation.NONE)
                .output("c")
                .output("p"));
    assertThat(made(output)).containsExactly("p", "c");
    Graph reshaped =
        rewritten(
            image()
                .pad("p", "x", ONE)
                .reshape("r", "p", new Shape(4, 9, 2))
                .conv("c", "r", 2, PLAIN, FusedActivation.NONE)
                .output("c"));
    assertThat(made(reshaped)).containsExactly("p", "c");
  }

  @Test
  void nodesThatNothingReadsAreDroppedButOutputsStay() {
    Graph graph =
        rewritten(
            image()
                .conv("unread1", "x", 2, 1, 1)
                .conv("unread2", "unread1", 2, 1, 1)
                .conv("y", "x", 2, 1, 1)
                .output("y"));
    assertThat(made(graph)).containsExactly("y");
  }

  @Test
  void tooManyBytesAreRefused() {
    NetworkSketch sketch = new NetworkSketch("huge").input("x", 30000, 30000, 1);
    Op requantize = new Op.Requantize();
    Shape shape = new Shape(30000, 30000, 1);
    sketch.node(requantize, shape, OTHER, "a", "x").node(requantize, shape, USUAL, "b", "a");
    assertThat(refusals(sketch.output("b").graph()))
        .containsExactly(
            "tensors up to 'b' have 2,700,000,000 B together"
                + " but at most 2,147,483,647 B can be planned");
  }

  private static NetworkSketch image() {
    return new NetworkSketch("image").input("x", 4, 4, 2);
  }

  private static Op transpose(Integer... permutation) {
    return new Op.Transpose(List.of(permutation));
  }

  /** Rewrites, and checks that the result is whole and gives the same bytes. */
  private static Graph rewritten(NetworkSketch sketch) {
    Graph before = sketch.graph();
    assertThat(new GraphVerifier().findings(before)).isEmpty();
    Graph after = new Rewrites().apply(before);
    assertThat(new GraphVerifier().findings(after)).isEmpty();
    Random random = new Random(5);
    for (int i = 0; i < 4; i++) {
      byte[] input = new byte[before.inputs().get(0).shape().elements()];
      random.nextBytes(input);
      assertThat(outputs(after, input)).isEqualTo(outputs(before, input));
    }
    assertThat(after.outputs().stream().map(Port::name).toList())
        .isEqualTo(before.outputs().stream().map(Port::name).toList());
    return after;
  }

  private static List<List<Byte>> outputs(Graph graph, byte[] input) {
    Map<String, byte[]> tensors = new GraphRunner(graph).run(List.of(List.of(input))).get(0);
    List<List<Byte>> outputs = new ArrayList<>();
    for (Port port : graph.outputs()) {
      List<Byte> values = new ArrayList<>();
      for (byte value : tensors.getOrDefault(port.tensor().name(), new byte[0])) {
        values.add(value);
      }
      assertThat(values).hasSize(port.shape().elements());
      outputs.add(values);
    }
    return outputs;
  }

  private static List<String> made(Graph graph) {
    return graph.nodes().stream().map(node -> node.output().name()).toList();
  }

  private static String clamped(FusedActivation fused, FusedActivation alone) {
    Graph graph =
        rewritten(
            image()
                .conv("c", "x", 2, PLAIN.withPadding(ONE), fused)
                .node(new Op.Activation(alone), new Shape(4, 4, 2), USUAL, "a", "c")
                .output("a"));
    Node conv = graph.nodes().get(0);
    return ((Op.Conv2D) conv.op()).activation() + " " + made(graph);
  }

  private static List<String> refusals(Graph graph) {
    List<Diagnostic> found = new ArrayList<>();
    new PlanningLimits().report(graph, found::add);
    return found.stream().map(Diagnostic::summary).toList();
  }
}
