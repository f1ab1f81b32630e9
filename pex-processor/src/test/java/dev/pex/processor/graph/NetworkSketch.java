package dev.pex.processor.graph;

import dev.pex.processor.diag.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes down a graph by names, for tests; weights are random, the seed is fixed. */
public final class NetworkSketch {
  /** The quantisation of all tensors that are given none. */
  public static final Quantization USUAL = new Quantization(0.1f, 3);

  private final String name;
  private final List<Port> inputs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Port> outputs = new ArrayList<>();
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Random random = new Random(1);

  public NetworkSketch(String name) {
    this.name = name;
  }

  /** Every tensor so far. */
  public List<Tensor> tensors() {
    return List.copyOf(tensors.values());
  }

  /** The tensor of that name. */
  public Tensor tensor(String tensor) {
    Tensor found = tensors.get(tensor);
    if (found == null) {
      throw new IllegalArgumentException("no tensor '" + tensor + "'");
    }
    return found;
  }

  /** An int8 input of the network. */
  public NetworkSketch input(String tensor, int height, int width, int channels) {
    Tensor made = make(tensor, new Shape(height, width, channels), USUAL);
    inputs.add(new Port(tensor, Operand.of(made), Port.ElementType.INT8));
    return this;
  }

  /** An int8 output of the network. */
  public NetworkSketch output(String tensor) {
    outputs.add(new Port(tensor, Operand.of(tensor(tensor)), Port.ElementType.INT8));
    return this;
  }

  /** Convolution without activation, padded as SAME. */
  public NetworkSketch conv(String output, String input, int channels, int kernel, int stride) {
    Shape shape = tensor(input).shape();
    return conv(output, input, channels, same(shape, kernel, stride), FusedActivation.NONE);
  }

  /** Convolution. */
  public NetworkSketch conv(
      String output, String input, int channels, Window window, FusedActivation activation) {
    Shape shape = tensor(input).shape();
    Filter filter =
        filter(channels, window.kernelHeight(), window.kernelWidth(), shape.channels(), channels);
    Op op = new Op.Conv2D(filter, bias(channels), window, activation);
    return node(op, slid(shape, window, channels), USUAL, output, input);
  }

  /** Depthwise convolution without activation, padded as SAME. */
  public NetworkSketch depthwise(String output, String input, int kernel, int stride) {
    return depthwise(output, input, same(tensor(input).shape(), kernel, stride));
  }

  /** Depthwise convolution without activation. */
  public NetworkSketch depthwise(String output, String input, Window window) {
    Shape shape = tensor(input).shape();
    int channels = shape.channels();
    Filter filter = filter(1, window.kernelHeight(), window.kernelWidth(), channels, channels);
    Op op = new Op.DepthwiseConv2D(filter, bias(channels), window, 1, FusedActivation.NONE);
    return node(op, slid(shape, window, channels), USUAL, output, input);
  }

  /** Fully connected layer. */
  public NetworkSketch dense(String output, String input, int units) {
    Filter filter = filter(units, 1, 1, tensor(input).shape().elements(), units);
    Op op = new Op.Dense(filter, bias(units), FusedActivation.NONE);
    return node(op, Shape.vector(units), USUAL, output, input);
  }

  /** Average over all rows and columns. */
  public NetworkSketch globalAverage(String output, String input) {
    Shape shape = tensor(input).shape();
    Window window = Window.of(shape.height(), shape.width(), 1, 1, Padding.NONE);
    Op op = new Op.AveragePool(window, FusedActivation.NONE);
    Quantization quantization = tensor(input).quantization();
    return node(op, Shape.vector(shape.channels()), quantization, output, input);
  }

  /** Sum. */
  public NetworkSketch add(String output, String first, String second) {
    Op op = Op.Add.sum(FusedActivation.NONE);
    return node(op, tensor(first).shape(), USUAL, output, first, second);
  }

  /** Product; the second may be 1x1xchannels. */
  public NetworkSketch mul(String output, String first, String second) {
    Op op = new Op.Mul(FusedActivation.NONE);
    return node(op, tensor(first).shape(), USUAL, output, first, second);
  }

  /** Shares between 0 and 1. */
  public NetworkSketch logistic(String output, String input) {
    Quantization share = new Quantization(1f / 256, -128);
    return node(
        new Op.Unary(new UnaryFunction.Logistic()), tensor(input).shape(), share, output, input);
  }

  /** Softmax over the channels. */
  public NetworkSketch softmax(String output, String input) {
    Quantization probability = new Quantization(1f / 256, -128);
    return node(new Op.Softmax(1f), tensor(input).shape(), probability, output, input);
  }

  /** The same bytes under another shape. */
  public NetworkSketch reshape(String output, String input, Shape shape) {
    return node(new Op.Reshape(shape), shape, tensor(input).quantization(), output, input);
  }

  /** The zero point around. */
  public NetworkSketch pad(String output, String input, Padding padding) {
    Shape shape = tensor(input).shape();
    Shape padded = slid(shape, Window.of(1, 1, 1, 1, padding), shape.channels());
    return node(new Op.Pad(padding), padded, tensor(input).quantization(), output, input);
  }

  /** Any operator. */
  public NetworkSketch node(
      Op op, Shape shape, Quantization quantization, String output, String... from) {
    List<Operand> operands = List.of(from).stream().map(this::tensor).map(Operand::of).toList();
    Tensor made = make(output, shape, quantization);
    nodes.add(new Node(op, operands, made, Origin.of("'" + output + "'")));
    return this;
  }

  /** The graph. */
  public Graph graph() {
    return new Graph(name, inputs, nodes, outputs);
  }

  private Tensor make(String tensor, Shape shape, Quantization quantization) {
    Tensor made = new Tensor(tensor, shape, quantization, Origin.of("'" + tensor + "'"));
    tensors.put(tensor, made);
    return made;
  }

  private static Window same(Shape shape, int kernel, int stride) {
    int[] rows = Window.samePadding(shape.height(), kernel, stride, 1);
    int[] columns = Window.samePadding(shape.width(), kernel, stride, 1);
    return Window.of(
        kernel, kernel, stride, stride, new Padding(rows[0], rows[1], columns[0], columns[1]));
  }

  private static Shape slid(Shape shape, Window window, int channels) {
    return new Shape(
        window.outputHeight(shape.height()), window.outputWidth(shape.width()), channels);
  }

  private Filter filter(int outer, int height, int width, int inner, int scales) {
    byte[] weights = new byte[outer * height * width * inner];
    random.nextBytes(weights);
    float[] steps = new float[scales];
    Arrays.fill(steps, 0.01f);
    return new Filter(
        Int8Values.copyOf(weights), outer, height, width, inner, FloatValues.copyOf(steps));
  }

  private Int32Values bias(int size) {
    return Int32Values.copyOf(random.ints(size, -1000, 1000).toArray());
  }
}
