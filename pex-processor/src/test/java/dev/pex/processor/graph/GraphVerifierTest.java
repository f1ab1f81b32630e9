package dev.pex.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class GraphVerifierTest {
  private static final Shape SMALL = new Shape(4, 4, 2);

  @Test
  void acceptsEveryOperator() {
    Graph graph =
        new NetworkSketch("all")
            .input("x", 4, 4, 2)
            .pad("padded", "x", new Padding(1, 1, 1, 1))
            .conv("conv", "padded", 4, 3, 2)
            .depthwise("depthwise", "conv", 3, 1)
            .globalAverage("pooled", "depthwise")
            .mul("scaled", "depthwise", "pooled")
            .add("sum", "scaled", "conv")
            .reshape("row", "sum", new Shape(1, 9, 4))
            .node(
                new Op.Transpose(List.of(1, 0, 2)),
                new Shape(9, 1, 4),
                NetworkSketch.USUAL,
                "column",
                "row")
            .node(
                new Op.Mean(true, false, false),
                Shape.vector(4),
                NetworkSketch.USUAL,
                "mean",
                "column")
            .dense("logits", "mean", 5)
            .softmax("scores", "logits")
            .output("scores")
            .graph();
    assertThat(new GraphVerifier().findings(graph)).isEmpty();
  }

  @Property(tries = 200)
  void acceptsRandomNetworks(@ForAll long seed) {
    assertThat(new GraphVerifier().findings(RandomNetwork.of(seed, 20))).isEmpty();
  }

  @Test
  void findsATensorMadeTwice() {
    assertThat(findings(sketch().conv("y", "x", 2, 1, 1).conv("y", "x", 2, 1, 1).output("y")))
        .containsExactly("'y' is made twice");
  }

  @Test
  void findsATensorReadBeforeItIsMade() {
    Graph good = sketch().conv("y", "x", 2, 1, 1).conv("z", "y", 2, 1, 1).output("z").graph();
    List<Node> swapped = List.of(good.nodes().get(1), good.nodes().get(0));
    Graph bad = new Graph("bad", good.inputs(), swapped, good.outputs());
    assertThat(new GraphVerifier().findings(bad))
        .containsExactly("'y' is read by 'z' before it is made");
  }

  @Test
  void findsMissingAndDoubledPorts() {
    Graph good = sketch().conv("y", "x", 2, 1, 1).output("y").output("y").graph();
    assertThat(new GraphVerifier().findings(good)).containsExactly("there are two outputs 'y'");
    Graph none = new Graph("none", List.of(), new ArrayList<>(), List.of());
    assertThat(new GraphVerifier().findings(none))
        .containsExactly("the graph has no input", "the graph has no output");
  }

  @Test
  void findsShapesThatTheOperatorDoesNotGive() {
    Op pool = new Op.MaxPool(Window.of(2, 2, 2, 2, Padding.NONE), FusedActivation.NONE);
    assertThat(findings(sketch().node(pool, SMALL, NetworkSketch.USUAL, "y", "x").output("y")))
        .containsExactly("'y' is 4x4x2 but its window gives 2x2");
    Op add = Op.Add.sum(FusedActivation.NONE);
    assertThat(
            findings(
                sketch()
                    .conv("c", "x", 3, 1, 1)
                    .node(add, SMALL, NetworkSketch.USUAL, "y", "x", "c")
                    .output("y")))
        .containsExactly("'y' is 4x4x2, not 4x4x3");
  }

  @Test
  void findsQuantisationThatTheOperatorCannotChange() {
    Quantization other = new Quantization(0.2f, 3);
    Op pad = new Op.Pad(Padding.NONE);
    assertThat(findings(sketch().node(pad, SMALL, other, "y", "x").output("y")))
        .containsExactly("'y' has another quantisation than its input");
    Op softmax = new Op.Softmax(1f);
    assertThat(findings(sketch().node(softmax, SMALL, other, "y", "x").output("y")))
        .containsExactly("'y' has not the scale 1/256 and the zero point -128");
  }

  @Test
  void findsConcatenationsThatDoNotFit() {
    Op op = new Op.Concatenate(Axis.WIDTH);
    Shape twice = new Shape(4, 8, 2);
    assertThat(findings(sketch().node(op, twice, NetworkSketch.USUAL, "y", "x", "x").output("y")))
        .isEmpty();
    assertThat(findings(sketch().node(op, SMALL, NetworkSketch.USUAL, "y", "x", "x").output("y")))
        .containsExactly("'y' is 4x4x2, which its operands do not give");
    Quantization other = new Quantization(0.2f, 3);
    assertThat(findings(sketch().node(op, twice, other, "y", "x", "x").output("y")))
        .containsExactly("'y' has another quantisation than one of its operands");
  }

  @Test
  void findsConstantsOfAnotherSize() {
    Filter filter =
        new Filter(
            Int8Values.copyOf(new byte[2 * 3]), 2, 1, 1, 3, FloatValues.copyOf(new float[] {1f}));
    Op conv =
        new Op.Conv2D(
            filter,
            Int32Values.copyOf(new int[1]),
            Window.of(1, 1, 1, 1, Padding.NONE),
            FusedActivation.NONE);
    assertThat(findings(sketch().node(conv, SMALL, NetworkSketch.USUAL, "y", "x").output("y")))
        .containsExactly(
            "'y' has a filter of other input channels", "'y' has biases or scales of other size");
  }

  @Test
  void findsAPoolThatLiesInThePadding() {
    Op pool =
        new Op.AveragePool(Window.of(1, 1, 1, 1, new Padding(1, 0, 0, 0)), FusedActivation.NONE);
    Shape padded = new Shape(5, 4, 2);
    assertThat(findings(sketch().node(pool, padded, NetworkSketch.USUAL, "y", "x").output("y")))
        .containsExactly("'y' has a window that lies in the padding");
  }

  @Test
  void findsAMissingOperand() {
    Op add = Op.Add.sum(FusedActivation.NONE);
    assertThat(findings(sketch().node(add, SMALL, NetworkSketch.USUAL, "y", "x").output("y")))
        .containsExactly("'y' has 1 operands, not 2");
  }

  private static NetworkSketch sketch() {
    return new NetworkSketch("bad").input("x", 4, 4, 2);
  }

  private static List<String> findings(NetworkSketch sketch) {
    return new GraphVerifier().findings(sketch.graph());
  }
}
