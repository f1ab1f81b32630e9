package dev.pex.processor.tflite;

import static dev.pex.processor.tflite.SketchReading.assertRefused;
import static dev.pex.processor.tflite.SketchReading.only;
import static dev.pex.processor.tflite.SketchReading.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.tflite.schema.AddOptions;
import dev.pex.processor.tflite.schema.FullyConnectedOptions;
import dev.pex.processor.tflite.schema.ReducerOptions;
import dev.pex.processor.tflite.schema.ReshapeOptions;
import org.junit.jupiter.api.Test;

/** What the writer never says but other tools do. */
class TfliteReaderTest {
  private static final Spelling.Options NONE = FileSketch.none();

  private final FileSketch sketch = new FileSketch();

  @Test
  void meanThatDropsItsAxes() {
    byte[] file =
        sketch
            .input("image", 1, 4, 5, 3)
            .int32("axes", Dimensions.of(2), 2, -3)
            .operator(OperatorKind.MEAN, NONE, "mean", Dimensions.of(1, 3), "image", "axes")
            .outputs("mean");

    Node mean = only(file);

    assertThat(mean.op()).isEqualTo(new Op.Mean(true, true, false));
    assertThat(mean.output().shape()).isEqualTo(Shape.vector(3));
  }

  @Test
  void meansOneAfterTheOtherKeepTheirAxes() {
    byte[] file =
        sketch
            .input("image", 1, 4, 5, 3)
            .int32("last", Dimensions.of(1), 3)
            .int32("third", Dimensions.of(), 2)
            .operator(OperatorKind.MEAN, NONE, "planes", Dimensions.of(1, 4, 5), "image", "last")
            .operator(OperatorKind.MEAN, NONE, "rows", Dimensions.of(1, 4), "planes", "third")
            .outputs("rows");

    Graph graph = read(file);

    assertThat(graph.nodes())
        .extracting(Node::op)
        .containsExactly(new Op.Mean(false, false, true), new Op.Mean(false, true, false));
    assertThat(graph.nodes())
        .extracting(node -> node.output().shape())
        .containsExactly(new Shape(4, 5, 1), new Shape(4, 1, 1));
    assertThat(graph.outputs().get(0).shape()).isEqualTo(Shape.vector(4));
  }

  @Test
  void meanThatKeepsItsAxes() {
    byte[] file =
        sketch
            .input("image", 1, 4, 5, 3)
            .int32("axes", Dimensions.of(1), 1)
            .operator(
                OperatorKind.MEAN,
                options -> ReducerOptions.createReducerOptions(options, true),
                "mean",
                Dimensions.of(1, 1, 5, 3),
                "image",
                "axes")
            .outputs("mean");

    assertThat(only(file).output().shape()).isEqualTo(new Shape(1, 5, 3));
  }

  @Test
  void denseLayerWithoutBias() {
    byte[] file = dense(false, Dimensions.of(1, 2), "image", "weights", "-");

    Node dense = only(file);

    assertThat(dense.op()).isInstanceOf(Op.Dense.class);
    assertThat(((Op.Dense) dense.op()).bias().toArray()).containsExactly(0, 0);
    assertThat(dense.input().shape()).isEqualTo(Shape.vector(3));
  }

  @Test
  void denseLayerOfTwoOperands() {
    assertThat(only(dense(false, Dimensions.of(1, 2), "image", "weights")).op())
        .isInstanceOf(Op.Dense.class);
  }

  @Test
  void denseLayerThatKeepsTheRank() {
    Node dense = only(dense(true, Dimensions.of(1, 1, 1, 2), "image", "weights"));

    assertThat(dense.output().shape()).isEqualTo(Shape.vector(2));
  }

  private byte[] dense(boolean keepRank, Dimensions result, String... operands) {
    return sketch
        .input("image", 1, 1, 1, 3)
        .weights("weights", Dimensions.of(2, 3), 1, 2, 3, 4, 5, 6)
        .operator(
            OperatorKind.FULLY_CONNECTED,
            options ->
                FullyConnectedOptions.createFullyConnectedOptions(
                    options, (byte) 0, (byte) 0, keepRank, false, (byte) 0),
            "result",
            result,
            operands)
        .outputs("result");
  }

  @Test
  void denseLayerOverABatch() {
    byte[] file =
        sketch
            .input("image", 1, 2, 2, 3)
            .weights("weights", Dimensions.of(2, 3), 1, 2, 3, 4, 5, 6)
            .operator(
                OperatorKind.FULLY_CONNECTED,
                options ->
                    FullyConnectedOptions.createFullyConnectedOptions(
                        options, (byte) 0, (byte) 0, false, false, (byte) 0),
                "result",
                Dimensions.of(4, 2),
                "image",
                "weights")
            .outputs("result");

    assertRefused(file, "operator 0 (FULLY_CONNECTED, version 1) 'result'", "a batch of 4");
  }

  @Test
  void theVectorOfAProductComesSecond() {
    byte[] file =
        sketch
            .input("image", 1, 4, 4, 2)
            .input("factors", 1, 1, 1, 2)
            .operator(
                OperatorKind.MUL, NONE, "product", Dimensions.of(1, 4, 4, 2), "factors", "image")
            .outputs("product");

    assertThat(only(file).inputs())
        .extracting(operand -> operand.tensor().name())
        .containsExactly("image", "factors");
  }

  @Test
  void paddingWithTheZeroPoint() {
    assertThat(only(padded(3)).op()).isEqualTo(new Op.Pad(new Padding(1, 0, 0, 2)));
  }

  @Test
  void paddingWithAnotherValue() {
    assertRefused(padded(4), "operator 0 (PADV2, version 1) 'padded'", "another value than zero");
  }

  private byte[] padded(int value) {
    return sketch
        .input("image", 1, 4, 4, 2)
        .int32("amounts", Dimensions.of(4, 2), 0, 0, 1, 0, 0, 2, 0, 0)
        .int8("value", value)
        .operator(
            OperatorKind.PADV2,
            NONE,
            "padded",
            Dimensions.of(1, 5, 6, 2),
            "image",
            "amounts",
            "value")
        .outputs("padded");
  }

  @Test
  void paddingOfChannels() {
    byte[] file =
        sketch
            .input("image", 1, 4, 4, 2)
            .int32("amounts", Dimensions.of(4, 2), 0, 0, 0, 0, 0, 0, 0, 2)
            .operator(
                OperatorKind.PAD, NONE, "padded", Dimensions.of(1, 4, 4, 4), "image", "amounts")
            .outputs("padded");

    assertRefused(file, "'padded'", "pads other dimensions than height and width");
  }

  @Test
  void reshapeThatSaysItsSizesAsOptions() {
    byte[] file =
        sketch
            .input("image", 1, 2, 3, 4)
            .operator(
                OperatorKind.RESHAPE,
                options ->
                    ReshapeOptions.createReshapeOptions(
                        options, ReshapeOptions.createNewShapeVector(options, new int[] {-1, 8})),
                "flat",
                Dimensions.of(3, 8),
                "image")
            .outputs("flat");

    assertThat(only(file).op()).isEqualTo(new Op.Reshape(new Shape(1, 3, 8)));
  }

  @Test
  void sumOfDifferentShapes() {
    byte[] file =
        sketch
            .input("image", 1, 4, 4, 2)
            .input("factors", 1, 1, 1, 2)
            .operator(OperatorKind.ADD, NONE, "sum", Dimensions.of(1, 4, 4, 2), "image", "factors")
            .outputs("sum");

    assertRefused(file, "operator 0 (ADD, version 1) 'sum'", "adds 1x4x4x2 and 1x1x1x2 where");
  }

  @Test
  void sumWithAConstant() {
    byte[] file =
        sketch
            .input("image", 1, 4, 4, 2)
            .int8("offset", 7)
            .operator(OperatorKind.ADD, NONE, "sum", Dimensions.of(1, 4, 4, 2), "image", "offset")
            .outputs("sum");

    assertRefused(
        file,
        "operator 0 (ADD, version 1) 'sum'",
        "reads the constant 'offset', a scalar, where Pex reads what the network computes");
  }

  @Test
  void productOfDifferentShapes() {
    byte[] file =
        sketch
            .input("image", 1, 4, 4, 2)
            .input("row", 1, 1, 4, 2)
            .operator(OperatorKind.MUL, NONE, "product", Dimensions.of(1, 4, 4, 2), "image", "row")
            .outputs("product");

    assertRefused(
        file,
        "operator 0 (MUL, version 1) 'product'",
        "multiplies 1x4x4x2 and 1x1x4x2 where Pex takes one shape, or one factor");
  }

  @Test
  void fusedActivationThatPexDoesNotKnow() {
    byte[] file =
        sketch
            .input("image", 1, 4, 4, 2)
            .operator(
                OperatorKind.ADD,
                options -> AddOptions.createAddOptions(options, (byte) 4, true),
                "sum",
                Dimensions.of(1, 4, 4, 2),
                "image",
                "image")
            .outputs("sum");

    assertRefused(file, "'sum'", "fuses the activation TANH");
  }

  @Test
  void floatEndsAreQuantisedAtTheBorder() {
    byte[] file =
        sketch
            .floatInput("image", 1, 2)
            .operator(OperatorKind.QUANTIZE, NONE, "inside", Dimensions.of(1, 2), "image")
            .operator(OperatorKind.RELU, NONE, "relu", Dimensions.of(1, 2), "inside")
            .dequantize("result", Dimensions.of(1, 2), "relu")
            .outputs("result");

    Graph graph = read(file);

    assertThat(graph.nodes())
        .extracting(Node::op)
        .containsExactly(new Op.Activation(FusedActivation.RELU));
    Port input = graph.inputs().get(0);
    assertThat(input.type()).isEqualTo(Port.ElementType.FLOAT32);
    assertThat(input.name()).isEqualTo("image");
    assertThat(input.tensor().name()).isEqualTo("inside");
    Port output = graph.outputs().get(0);
    assertThat(output.type()).isEqualTo(Port.ElementType.FLOAT32);
    assertThat(output.name()).isEqualTo("result");
    assertThat(output.tensor().name()).isEqualTo("relu");
  }

  @Test
  void requantisationInside() {
    byte[] file =
        sketch
            .input("image", 1, 2)
            .operator(OperatorKind.QUANTIZE, NONE, "inside", Dimensions.of(1, 2), "image")
            .outputs("inside");

    assertThat(only(file).op()).isEqualTo(new Op.Requantize());
  }

  @Test
  void floatInputQuantisedTwice() {
    byte[] file =
        sketch
            .floatInput("image", 1, 2)
            .operator(OperatorKind.QUANTIZE, NONE, "one", Dimensions.of(1, 2), "image")
            .operator(OperatorKind.QUANTIZE, NONE, "two", Dimensions.of(1, 2), "image")
            .outputs("one", "two");

    assertRefused(file, "'two'", "quantises 'image' a second time");
  }

  @Test
  void floatInputThatIsNotQuantised() {
    byte[] file =
        sketch
            .floatInput("image", 1, 2)
            .input("other", 1, 2)
            .operator(OperatorKind.RELU, NONE, "relu", Dimensions.of(1, 2), "other")
            .outputs("relu");

    assertRefused(file, "tensor 0 'image'", "no QUANTIZE operator reads");
  }

  @Test
  void floatInside() {
    byte[] file =
        sketch
            .floatInput("image", 1, 2)
            .operator(OperatorKind.RELU, NONE, "relu", Dimensions.of(1, 2), "image")
            .outputs("relu");

    assertRefused(
        file,
        "operator 0 (RELU, version 1) 'relu' of 'sketch.tflite' uses tensor 0 'image'",
        "which is FLOAT32 where Pex reads INT8");
  }

  @Test
  void dequantisationInside() {
    byte[] file =
        sketch
            .input("image", 1, 2)
            .dequantize("real", Dimensions.of(1, 2), "image")
            .operator(OperatorKind.RELU, NONE, "relu", Dimensions.of(1, 2), "image")
            .outputs("relu");

    assertRefused(file, "operator 0 (DEQUANTIZE, version 1) 'real'", "which is not an output");
  }

  @Test
  void whatNothingReadsIsKept() {
    byte[] file =
        sketch
            .input("image", 1, 2)
            .operator(OperatorKind.RELU6, NONE, "unread", Dimensions.of(1, 2), "image")
            .operator(OperatorKind.RELU, NONE, "relu", Dimensions.of(1, 2), "image")
            .outputs("relu");

    assertThat(read(file).nodes())
        .extracting(node -> node.output().name())
        .containsExactly("unread", "relu");
  }

  @Test
  void originsNameTheOperator() {
    byte[] file =
        sketch
            .input("image", 1, 2)
            .operator(OperatorKind.RELU, NONE, "relu", Dimensions.of(1, 2), "image")
            .outputs("relu");

    assertThat(only(file).origin().describe()).isEqualTo("operator 0 (RELU) 'relu'");
  }
}
