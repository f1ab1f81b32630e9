package dev.pex.processor.rewrite;

import static dev.pex.processor.rewrite.LayerSketch.MUCH;
import static dev.pex.processor.rewrite.LayerSketch.biases;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which channels go and which stay; what stays keeps its bytes. */
final class ConstantChannelsTest {
  private static final Window POINT = Window.of(1, 1, 1, 1, Padding.NONE);
  private static final Window INNER = Window.of(3, 3, 1, 1, Padding.NONE);
  private static final Window PADDED = Window.of(3, 3, 1, 1, new Padding(1, 1, 1, 1));

  /** Three inputs of 6x6; 'c' has channels 1 and 3 constant at the ends of RELU6. */
  private static LayerSketch sketch(int decided) {
    return new LayerSketch()
        .input("x", new Shape(6, 6, 3))
        .conv("c", "x", PADDED, biases(5, decided, 1, 3));
  }

  @Test
  void aConstantMovesIntoTheBiasesOfAConvolutionWithoutPadding() {
    assertTensors(sketch(MUCH).conv("y", "c", INNER, biases(4, 0)).output("y"), "c~3", "y");
    assertTensors(sketch(-MUCH).conv("y", "c", INNER, biases(4, 0)).output("y"), "c~3", "y");
  }

  @Test
  void aConstantThatIsThePaddingsValueGoesThoughTheReaderPads() {
    assertTensors(sketch(-MUCH).conv("y", "c", PADDED, biases(4, 0)).output("y"), "c~3", "y");
  }

  @Test
  void anotherConstantStaysWhereTheReaderPads() {
    assertUnchanged(sketch(MUCH).conv("y", "c", PADDED, biases(4, 0)).output("y"));
  }

  @Test
  void paddingThatNoWeightReadsDoesNotMatter() {
    byte[] weights = new byte[2 * 9 * 5];
    for (int channel = 0; channel < 5; channel++) {
      weights[4 * 5 + channel] = (byte) (50 + channel);
      weights[(9 + 4) * 5 + channel] = (byte) (-70 + channel);
    }
    assertTensors(
        sketch(MUCH).conv("y", "c", PADDED, weights, biases(2, 0)).output("y"), "c~3", "y");
  }

  @Test
  void aChannelGoesThroughADepthwiseConvolutionThatIsConstantToo() {
    assertTensors(
        sketch(-MUCH)
            .depthwise("d", "c", PADDED, biases(5, -MUCH, 1, 3))
            .conv("y", "d", POINT, biases(4, 0))
            .output("y"),
        "c~3",
        "d~3",
        "y");
  }

  @Test
  void aDepthwiseConvolutionMayBeConstantWhereItsInputIsNot() {
    assertTensors(
        new LayerSketch()
            .input("x", new Shape(6, 6, 3))
            .conv("c", "x", PADDED, biases(4, 0))
            .depthwise("d", "c", PADDED, biases(4, MUCH, 0, 2))
            .conv("y", "d", POINT, biases(4, 0))
            .output("y"),
        "c~2",
        "d~2",
        "y");
  }

  @Test
  void aDepthwiseConvolutionThatVariesAtTheBordersKeepsItsChannel() {
    assertUnchanged(
        sketch(MUCH)
            .depthwise("d", "c", PADDED, biases(5, 0))
            .conv("y", "d", POINT, biases(4, 0))
            .output("y"));
  }

  @Test
  void aDepthwiseConvolutionWithAMultiplierKeepsItsChannels() {
    assertUnchanged(
        sketch(-MUCH)
            .depthwise("d", "c", PADDED, biases(10, -MUCH, 2, 3, 6, 7))
            .conv("y", "d", POINT, biases(4, 0))
            .output("y"));
  }

  @Test
  void aDepthwiseConvolutionOfOneChannelMayLoseAnyOutput() {
    Graph graph =
        assertTensors(
            new LayerSketch()
                .input("x", new Shape(6, 6, 1))
                .depthwise("d", "x", PADDED, biases(8, -MUCH, 0, 5, 6))
                .conv("y", "d", PADDED, biases(2, 0))
                .output("y"),
            "d~5",
            "y");
    assertThat(((Op.DepthwiseConv2D) graph.nodes().get(0).op()).multiplier()).isEqualTo(5);
  }

  @Test
  void aDenseLayerLosesAColumnForEachPixel() {
    Graph graph = assertTensors(sketch(MUCH).dense("y", "c", biases(4, 0)).output("y"), "c~3", "y");
    assertThat(((Op.Dense) graph.nodes().get(1).op()).filter().inner()).isEqualTo(6 * 6 * 3);
    assertTensors(
        sketch(MUCH)
            .reading("c", Shape.vector(6 * 6 * 5))
            .dense("y", "c", biases(4, 0))
            .output("y"),
        "c~3",
        "y");
  }

  @Test
  void aDenseLayerLosesUnits() {
    assertTensors(
        new LayerSketch()
            .input("x", Shape.vector(20))
            .dense("d", "x", biases(8, MUCH, 2, 7))
            .dense("y", "d", biases(3, 0))
            .output("y"),
        "d~6",
        "y");
  }

  @Test
  void aTensorMayBeReadWithOtherRowsButNotWithOtherChannels() {
    assertTensors(
        sketch(-MUCH)
            .reading("c", new Shape(36, 1, 5))
            .conv("y", "c", POINT, biases(2, 0))
            .output("y"),
        "c~3",
        "y");
    assertUnchanged(
        sketch(-MUCH)
            .reading("c", new Shape(6, 3, 10))
            .conv("y", "c", POINT, biases(2, 0))
            .output("y"));
  }

  @Test
  void poolsAndMeansPassChannelsThrough() {
    Window pooling = Window.of(2, 2, 2, 2, Padding.NONE);
    assertTensors(
        sketch(MUCH)
            .node(new Op.MaxPool(pooling, FusedActivation.NONE), new Shape(3, 3, 5), "m", "c")
            .node(new Op.AveragePool(pooling, FusedActivation.NONE), new Shape(1, 1, 5), "a", "m")
            .node(new Op.Mean(true, true, false), Shape.vector(5), "v", "a")
            .dense("y", "v", biases(3, 0))
            .output("y"),
        "c~3",
        "m~3",
        "a~3",
        "v~3",
        "y");
  }

  @Test
  void elementwiseOperatorsLoseAChannelOfBothOrOfNone() {
    LayerSketch both = sketch(-MUCH).conv("d", "x", PADDED, biases(5, -MUCH, 0, 3));
    both.node(Op.Add.sum(FusedActivation.NONE), new Shape(6, 6, 5), "sum", "c", "d");
    assertTensors(
        both.conv("y", "sum", POINT, biases(2, 0)).output("y"), "c~4", "d~4", "sum~4", "y");
  }

  @Test
  void aSumWithSomethingThatVariesKeepsItsChannels() {
    LayerSketch varied = sketch(-MUCH).conv("d", "x", PADDED, biases(5, 0));
    varied.node(Op.Add.sum(FusedActivation.NONE), new Shape(6, 6, 5), "sum", "c", "d");
    assertUnchanged(varied.conv("y", "sum", POINT, biases(2, 0)).output("y"));
  }

  @Test
  void aProductWithZeroIsConstant() {
    LayerSketch zero = sketch(-MUCH).conv("d", "x", PADDED, biases(5, 0));
    zero.node(new Op.Mul(FusedActivation.NONE), new Shape(6, 6, 5), "product", "c", "d");
    assertTensors(
        zero.conv("y", "product", PADDED, biases(2, 0)).output("y"),
        "c~3",
        "d~3",
        "product~3",
        "y");
  }

  @Test
  void aFactorForEachChannelGoesWithItsChannel() {
    LayerSketch scaled = sketch(0).input("z", Shape.vector(4)).dense("s", "z", biases(5, -MUCH, 2));
    scaled.node(new Op.Mul(FusedActivation.NONE), new Shape(6, 6, 5), "product", "c", "s");
    assertTensors(
        scaled.conv("y", "product", PADDED, biases(2, 0)).output("y"),
        "c~4",
        "s~4",
        "product~4",
        "y");
  }

  @Test
  void aFactorThatIsMadeOfItsOwnChannelsKeepsThem() {
    LayerSketch scaled = sketch(0).node(new Op.Mean(true, true, false), Shape.vector(5), "v", "c");
    scaled.dense("s", "v", biases(5, -MUCH, 2));
    scaled.node(new Op.Mul(FusedActivation.NONE), new Shape(6, 6, 5), "product", "c", "s");
    assertUnchanged(scaled.conv("y", "product", PADDED, biases(2, 0)).output("y"));
  }

  @Test
  void paddingKeepsOnlyZerosConstant() {
    Op pad = new Op.Pad(new Padding(1, 1, 1, 1));
    Window pool = Window.of(2, 2, 2, 2, Padding.NONE);
    Op max = new Op.MaxPool(pool, FusedActivation.NONE);
    Shape padded = new Shape(8, 8, 5);
    Shape pooled = new Shape(4, 4, 5);
    assertTensors(
        sketch(-MUCH)
            .node(pad, padded, "p", "c")
            .node(max, pooled, "m", "p")
            .conv("y", "m", POINT, biases(2, 0))
            .output("y"),
        "c~3",
        "p~3",
        "m~3",
        "y");
    assertUnchanged(
        sketch(MUCH)
            .node(pad, padded, "p", "c")
            .node(max, pooled, "m", "p")
            .conv("y", "m", POINT, biases(2, 0))
            .output("y"));
  }

  @Test
  void outputsSoftmaxAndReshapesKeepTheirChannels() {
    assertUnchanged(sketch(-MUCH).conv("y", "c", POINT, biases(2, 0)).output("y").output("c"));
    assertUnchanged(
        sketch(-MUCH)
            .node(new Op.Reshape(new Shape(36, 1, 5)), new Shape(36, 1, 5), "r", "c")
            .conv("y", "r", POINT, biases(2, 0))
            .output("y"));
    assertUnchanged(
        sketch(-MUCH)
            .node(new Op.Mean(false, false, true), new Shape(6, 6, 1), "m", "c")
            .output("m"));
    assertUnchanged(
        sketch(-MUCH).node(new Op.Softmax(1f), new Shape(6, 6, 5), "s", "c").output("s"));
  }

  @Test
  void oneChannelStaysOfATensorThatIsAllConstant() {
    assertTensors(
        new LayerSketch()
            .input("x", new Shape(6, 6, 3))
            .conv("c", "x", PADDED, biases(5, -MUCH, 0, 1, 2, 3, 4))
            .conv("y", "c", PADDED, biases(2, 0))
            .output("y"),
        "c~1",
        "y");
  }

  @Test
  void channelsThatNoWeightReadsGoAndThoseOnlyTheyReadFollow() {
    byte[] before = {0, 90, 70, 50, 60, 90, 0, 80, -20, 0, -30, 99};
    byte[] after = {80, 0, -70, 90, 60, 0, 50, -40};
    assertTensors(
        new LayerSketch()
            .input("x", new Shape(6, 6, 3))
            .conv("a", "x", PADDED, biases(3, 0))
            .conv("b", "a", POINT, before, biases(4, 0))
            .conv("y", "b", POINT, after, biases(2, 0))
            .output("y"),
        "a~2",
        "b~3",
        "y");
  }

  @Test
  void aConstantOutputOfTheNetworkReadsNothing() {
    byte[] weights = {0, 90, 70, 50, 60, 90};
    assertTensors(
        new LayerSketch()
            .input("x", new Shape(6, 6, 3))
            .conv("a", "x", PADDED, biases(3, 0))
            .conv("y", "a", POINT, weights, biases(2, MUCH, 1))
            .output("y"),
        "a~2",
        "y");
  }

  @Test
  void sumsThatMayOverflowAreLeftAlone() {
    int edge = Integer.MAX_VALUE - 1000;
    assertUnchanged(
        new LayerSketch()
            .input("x", new Shape(6, 6, 3))
            .conv("c", "x", PADDED, biases(5, edge, 1))
            .conv("y", "c", POINT, biases(2, 0))
            .output("y"));
    assertUnchanged(sketch(MUCH).conv("y", "c", POINT, biases(2, edge, 0)).output("y"));
  }

  private static void assertUnchanged(LayerSketch sketch) {
    assertThat(new ConstantChannels().applyOnce(sketch.graph())).isEmpty();
  }

  private static Graph assertTensors(LayerSketch sketch, String... names) {
    Graph before = sketch.graph();
    Optional<Graph> after = new ConstantChannels().applyOnce(before);
    assertThat(after).isPresent();
    Graph graph = after.orElseThrow();
    assertThat(graph.nodes().stream().map(node -> node.output().name()).toList())
        .containsExactly(names);
    SameBytes.check("sketch", before, graph);
    assertThat(new ConstantChannels().applyOnce(graph)).isEmpty();
    return graph;
  }
}
