package dev.pex.processor.conformance;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Interpolation;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Sampling;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** One small graph for each operator and each way in which its kernel differs. */
final class OperatorGraphs {
  private static final Origin ORIGIN = Origin.of("a test");

  private final Random random;
  private final List<Graph> graphs = new ArrayList<>();

  private OperatorGraphs(long seed) {
    random = new Random(seed);
  }

  /**
   * All graphs, each with a name of its own; weights, scales and zero points come from the seed.
   */
  static List<Graph> all(long seed) {
    OperatorGraphs graphs = new OperatorGraphs(seed);
    graphs.convolutions();
    graphs.depthwise();
    graphs.pools();
    graphs.vectors();
    graphs.elementwise();
    graphs.concatenations();
    graphs.resizings();
    return List.copyOf(graphs.graphs);
  }

  private void convolutions() {
    Window window = Window.of(3, 2, 2, 1, new Padding(1, 1, 0, 1));
    convolution("conv", new Shape(6, 5, 3), window, 4, true, FusedActivation.RELU);
    convolution("conv_one_scale", new Shape(6, 5, 3), window, 4, false, FusedActivation.RELU6);
    Window pointwise = Window.of(1, 1, 1, 1, Padding.NONE);
    convolution("conv_pointwise", new Shape(4, 4, 8), pointwise, 5, true, FusedActivation.NONE);
    Window dilated = new Window(2, 2, 1, 1, 2, 3, new Padding(2, 0, 1, 3));
    convolution("conv_dilated", new Shape(5, 6, 2), dilated, 3, true, FusedActivation.RELU_N1_TO_1);
  }

  private void convolution(
      String name,
      Shape input,
      Window window,
      int channels,
      boolean perChannel,
      FusedActivation activation) {
    int taps = window.kernelHeight() * window.kernelWidth() * input.channels();
    Filter filter =
        new Filter(
            weights(channels * taps),
            channels,
            window.kernelHeight(),
            window.kernelWidth(),
            input.channels(),
            scales(perChannel ? channels : 1));
    Op op = new Op.Conv2D(filter, bias(channels), window, activation);
    Shape output = new Shape(outHeight(window, input), outWidth(window, input), channels);
    unary(name, op, input, output, quantization());
  }

  private void depthwise() {
    Window window = Window.of(3, 3, 2, 2, new Padding(0, 1, 1, 1));
    depthwise("depthwise", new Shape(7, 6, 5), window, 1, true);
    depthwise("depthwise_multiplier", new Shape(7, 6, 3), window, 2, true);
    depthwise("depthwise_one_scale", new Shape(7, 6, 3), window, 1, false);
    depthwise("depthwise_one_channel", new Shape(7, 6, 1), window, 6, true);
    Window large = Window.of(5, 5, 1, 1, new Padding(2, 2, 2, 2));
    depthwise("depthwise_large", new Shape(7, 8, 3), large, 1, true);
  }

  private void depthwise(
      String name, Shape input, Window window, int multiplier, boolean perChannel) {
    int channels = input.channels() * multiplier;
    Filter filter =
        new Filter(
            weights(window.kernelHeight() * window.kernelWidth() * channels),
            1,
            window.kernelHeight(),
            window.kernelWidth(),
            channels,
            scales(perChannel ? channels : 1));
    Op op =
        new Op.DepthwiseConv2D(filter, bias(channels), window, multiplier, FusedActivation.RELU6);
    Shape output = new Shape(outHeight(window, input), outWidth(window, input), channels);
    unary(name, op, input, output, quantization());
  }

  private void pools() {
    Window window = Window.of(3, 2, 2, 2, new Padding(1, 1, 0, 1));
    Shape input = new Shape(7, 6, 5);
    Shape output = new Shape(outHeight(window, input), outWidth(window, input), 5);
    Quantization same = quantization();
    unary("max_pool", new Op.MaxPool(window, FusedActivation.NONE), input, output, same, same);
    unary("average", new Op.AveragePool(window, FusedActivation.RELU), input, output, same, same);
    Padding padding = new Padding(1, 2, 3, 0);
    unary("pad", new Op.Pad(padding), input, new Shape(10, 9, 5), same, same);
    Padding cropping = new Padding(-1, -2, 0, -3);
    unary("crop", new Op.Pad(cropping), input, new Shape(4, 3, 5), same, same);
  }

  private void vectors() {
    Shape input = new Shape(2, 3, 4);
    dense("dense", input, 1);
    dense("dense_per_unit", input, 7);
    Op both = new Op.Mean(true, true, false);
    unary("mean", both, new Shape(5, 3, 6), Shape.vector(6), quantization());
    unary("mean_rows", new Op.Mean(true, false, false), input, new Shape(1, 3, 4), quantization());
    Op columns = new Op.Mean(false, true, false);
    unary("mean_columns", columns, input, new Shape(2, 1, 4), quantization());
    Op channels = new Op.Mean(false, false, true);
    unary("mean_channels", channels, input, new Shape(2, 3, 1), quantization());
    Quantization shares = Quantization.PROBABILITIES;
    unary("softmax", new Op.Softmax(1f), input, input, quantization(), shares);
    function(new UnaryFunction.Logistic());
    function(new UnaryFunction.Tanh());
    function(new UnaryFunction.HardSwish());
    function(new UnaryFunction.LeakyRelu(0.2f));
  }

  private void function(UnaryFunction function) {
    Shape shape = new Shape(2, 3, 4);
    Quantization output = function.prescribed().orElseGet(this::quantization);
    unary(
        function.name().toLowerCase(Locale.ROOT),
        new Op.Unary(function),
        shape,
        shape,
        quantization(),
        output);
  }

  private void dense(String name, Shape input, int scales) {
    int inputs = input.elements();
    Filter filter = new Filter(weights(7 * inputs), 7, 1, 1, inputs, scales(scales));
    Op op = new Op.Dense(filter, bias(7), FusedActivation.NONE);
    unary(name, op, input, Shape.vector(7), quantization());
  }

  private void elementwise() {
    Shape shape = new Shape(3, 4, 5);
    unary("requantize", new Op.Requantize(), shape, shape, quantization());
    unary("relu6", new Op.Activation(FusedActivation.RELU6), shape, shape, quantization());
    binary("add", Op.Add.sum(FusedActivation.RELU), shape, shape);
    binary("sub", Op.Add.difference(FusedActivation.NONE), shape, shape);
    binary("mul", new Op.Mul(FusedActivation.NONE), shape, shape);
    binary("mul_by_channel", new Op.Mul(FusedActivation.NONE), shape, Shape.vector(5));
  }

  private void resizings() {
    for (Interpolation interpolation : Interpolation.values()) {
      for (Sampling sampling : Sampling.values()) {
        String name = ("resize_" + interpolation + "_" + sampling).toLowerCase(Locale.ROOT);
        Quantization same = quantization();
        Op op = new Op.Resize(7, 8, interpolation, sampling);
        unary(name, op, new Shape(3, 4, 5), new Shape(7, 8, 5), same, same);
      }
    }
  }

  private void concatenations() {
    concatenation("concatenate_rows", Axis.HEIGHT, new Shape(2, 4, 5), new Shape(3, 4, 5));
    concatenation("concatenate_columns", Axis.WIDTH, new Shape(3, 4, 5), new Shape(3, 1, 5));
    concatenation("concatenate_channels", Axis.CHANNELS, new Shape(3, 4, 5), new Shape(3, 4, 2));
  }

  private void concatenation(String name, Axis axis, Shape first, Shape second) {
    Quantization same = quantization();
    Tensor left = new Tensor("left", first, same, ORIGIN);
    Tensor right = new Tensor("right", second, same, ORIGIN);
    Shape shape = axis.resized(first, 2 * axis.of(first) + axis.of(second));
    Tensor output = new Tensor("output", shape, same, ORIGIN);
    List<Operand> operands = List.of(Operand.of(left), Operand.of(right), Operand.of(left));
    put(name, List.of(left, right), new Node(new Op.Concatenate(axis), operands, output, ORIGIN));
  }

  private void unary(String name, Op op, Shape input, Shape output, Quantization quantization) {
    unary(name, op, input, output, quantization(), quantization);
  }

  private void unary(String name, Op op, Shape in, Shape out, Quantization from, Quantization to) {
    Tensor input = new Tensor("input", in, from, ORIGIN);
    Tensor output = new Tensor("output", out, to, ORIGIN);
    put(name, List.of(input), new Node(op, List.of(Operand.of(input)), output, ORIGIN));
  }

  private void binary(String name, Op op, Shape first, Shape second) {
    Tensor left = new Tensor("left", first, quantization(), ORIGIN);
    Tensor right = new Tensor("right", second, quantization(), ORIGIN);
    Tensor output = new Tensor("output", first, quantization(), ORIGIN);
    List<Operand> operands = List.of(Operand.of(left), Operand.of(right));
    put(name, List.of(left, right), new Node(op, operands, output, ORIGIN));
  }

  private void put(String name, List<Tensor> inputs, Node node) {
    List<Port> ports = new ArrayList<>();
    inputs.forEach(tensor -> ports.add(port(tensor)));
    graphs.add(new Graph(name, ports, List.of(node), List.of(port(node.output()))));
  }

  private static Port port(Tensor tensor) {
    return new Port(tensor.name(), Operand.of(tensor), Port.ElementType.INT8);
  }

  private Quantization quantization() {
    return new Quantization(0.01f + 0.05f * random.nextFloat(), random.nextInt(256) - 128);
  }

  private Int8Values weights(int count) {
    byte[] values = new byte[count];
    random.nextBytes(values);
    return Int8Values.copyOf(values);
  }

  private Int32Values bias(int count) {
    int[] values = random.ints(count, -4000, 4000).toArray();
    return Int32Values.copyOf(values);
  }

  private FloatValues scales(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 0.001f + 0.01f * random.nextFloat();
    }
    return FloatValues.copyOf(values);
  }

  private static int outHeight(Window window, Shape input) {
    return window.outputHeight(input.height());
  }

  private static int outWidth(Window window, Shape input) {
    return window.outputWidth(input.width());
  }
}
