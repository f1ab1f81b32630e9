package dev.pex.processor.tflite;

import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.Window;
import java.util.List;

/** Small networks that together hold every operator of the file format that Pex reads. */
final class SampleGraphs {
  private static final Quantization WIDE = new Quantization(0.25f, -20);

  private SampleGraphs() {}

  /** All of them. */
  static List<Graph> all() {
    return List.of(
        classifier(), residual(), strided(), perceptron(), oneScale(), means(), floatEnds());
  }

  /** Convolution, depthwise convolution, pool, reshape, dense layer, softmax. */
  static Graph classifier() {
    return new NetworkSketch("classifier")
        .input("image", 9, 7, 3)
        .conv("stem", "image", 6, 3, 2)
        .depthwise("depthwise", "stem", 3, 1)
        .globalAverage("pooled", "depthwise")
        .reshape("flat", "pooled", Shape.vector(6))
        .dense("logits", "flat", 4)
        .softmax("scores", "logits")
        .output("scores")
        .graph();
  }

  /**
   * Sums, products, a sigmoid, activations and a concatenation, with a branch that nothing reads.
   */
  static Graph residual() {
    NetworkSketch sketch =
        new NetworkSketch("residual")
            .input("left", 4, 4, 2)
            .input("right", 4, 4, 2)
            .add("sum", "left", "right")
            .globalAverage("mean", "sum")
            .logistic("gate", "mean")
            .mul("gated", "sum", "gate")
            .mul("square", "gated", "gated");
    Shape shape = new Shape(4, 4, 2);
    return sketch
        .node(new Op.Activation(FusedActivation.RELU), shape, WIDE, "relu", "square")
        .node(new Op.Activation(FusedActivation.RELU6), shape, WIDE, "relu6", "square")
        .node(new Op.Activation(FusedActivation.RELU_N1_TO_1), shape, WIDE, "relu1", "square")
        .node(new Op.Requantize(), shape, NetworkSketch.USUAL, "again", "relu6")
        .node(
            new Op.Concatenate(Axis.CHANNELS),
            new Shape(4, 4, 6),
            NetworkSketch.USUAL,
            "joined",
            "again",
            "gated",
            "again")
        .output("relu")
        .output("joined")
        .graph();
  }

  /** Windows of every form: dilated, padded by hand, fused with activations, pooled by maximum. */
  static Graph strided() {
    Window dilated = new Window(3, 2, 1, 1, 2, 2, Padding.NONE);
    Window pool = Window.of(2, 2, 2, 2, new Padding(0, 1, 0, 1));
    return new NetworkSketch("strided")
        .input("image", 9, 9, 2)
        .conv("dilated", "image", 3, dilated, FusedActivation.RELU6)
        .pad("padded", "dilated", new Padding(1, 0, 2, 0))
        .depthwise("valid", "padded", Window.of(2, 3, 2, 1, Padding.NONE))
        .node(
            new Op.MaxPool(pool, FusedActivation.RELU),
            new Shape(2, 4, 3),
            NetworkSketch.USUAL,
            "pooled",
            "valid")
        .output("pooled")
        .graph();
  }

  /** Vectors alone. */
  static Graph perceptron() {
    return new NetworkSketch("perceptron")
        .input("features", 1, 1, 10)
        .dense("hidden", "features", 8)
        .add("twice", "hidden", "hidden")
        .dense("result", "twice", 3)
        .output("result")
        .output("hidden")
        .graph();
  }

  /** A dense layer with one scale for all its weights. */
  static Graph oneScale() {
    Filter filter =
        new Filter(
            Int8Values.copyOf(new byte[] {1, -2, 3, -4, 5, -6}),
            2,
            1,
            1,
            3,
            FloatValues.copyOf(new float[] {0.01f}));
    Op op = new Op.Dense(filter, Int32Values.copyOf(new int[] {100, -50}), FusedActivation.RELU);
    return new NetworkSketch("one_scale")
        .input("features", 1, 1, 3)
        .node(op, Shape.vector(2), NetworkSketch.USUAL, "result", "features")
        .output("result")
        .graph();
  }

  /** Means over single axes behind a transposition. */
  static Graph means() {
    Quantization usual = NetworkSketch.USUAL;
    return new NetworkSketch("means")
        .input("image", 3, 4, 5)
        .node(new Op.Transpose(List.of(2, 0, 1)), new Shape(5, 3, 4), usual, "turned", "image")
        .node(new Op.Mean(false, false, true), new Shape(5, 3, 1), WIDE, "columns", "turned")
        .node(new Op.Mean(false, true, false), new Shape(5, 1, 1), usual, "rows", "columns")
        .node(new Op.Mean(true, true, false), Shape.vector(5), usual, "whole", "image")
        .output("rows")
        .output("whole")
        .graph();
  }

  /** Float outside, int8 inside. */
  static Graph floatEnds() {
    Graph inside =
        new NetworkSketch("float_ends")
            .input("image_int8", 5, 5, 1)
            .conv("stem", "image_int8", 2, 3, 1)
            .graph();
    Tensor stem = inside.nodes().get(0).output();
    return new Graph(
        inside.name(),
        List.of(new Port("image", inside.inputs().get(0).operand(), Port.ElementType.FLOAT32)),
        inside.nodes(),
        List.of(new Port("result", Operand.of(stem), Port.ElementType.FLOAT32)));
  }

  /**
   * What rewriting leaves: padding that no word of the format says, operands and ports under other
   * shapes.
   */
  static Graph rewritten() {
    NetworkSketch sketch =
        new NetworkSketch("rewritten")
            .input("image", 6, 6, 2)
            .conv(
                "stem",
                "image",
                3,
                Window.of(3, 3, 1, 1, new Padding(2, 0, 1, 1)),
                FusedActivation.RELU)
            .depthwise("next", "stem", Window.of(3, 3, 2, 2, new Padding(0, 2, 2, 0)))
            .dense("hidden", "next", 4);
    Node dense = sketch.graph().nodes().get(2);
    Tensor square = new Tensor("square", new Shape(2, 2, 1), WIDE, dense.origin());
    Node activation =
        new Node(
            new Op.Activation(FusedActivation.RELU),
            List.of(new Operand(dense.output(), new Shape(2, 2, 1))),
            square,
            dense.origin());
    Graph graph = sketch.graph();
    return new Graph(
        graph.name(),
        graph.inputs(),
        List.of(graph.nodes().get(0), graph.nodes().get(1), dense, activation),
        List.of(
            new Port("result", new Operand(square, Shape.vector(4)), Port.ElementType.INT8),
            new Port("floats", new Operand(square, Shape.vector(4)), Port.ElementType.FLOAT32)));
  }
}
