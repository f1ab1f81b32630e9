package dev.pex.processor.rewrite;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes down graphs whose layers have channels with a known fate, for tests of what channels lose.
 * Weights are random. All tensors have the same quantisation, with a zero point that is not the
 * least value, so that a RELU's zero is the padding's value and other constants are not.
 */
final class LayerSketch {
  private static final Quantization USUAL = new Quantization(0.1f, -20);

  /** Sinks any sum below everything that a clamp lets through, or lifts it above. */
  static final int MUCH = 10_000_000;

  private static final Origin ORIGIN = Origin.of("a test");

  private final Random random;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private Quantization quantization = USUAL;
  private final List<Port> inputs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Port> outputs = new ArrayList<>();

  LayerSketch() {
    this(11);
  }

  /** A sketch whose weights are those of a seed. */
  LayerSketch(long seed) {
    random = new Random(seed);
  }

  /** Biases of which those of the named channels make them constant. */
  static int[] biases(int channels, int decided, int... constant) {
    int[] bias = new int[channels];
    for (int channel = 0; channel < channels; channel++) {
      bias[channel] = 100 * channel;
    }
    for (int channel : constant) {
      bias[channel] = decided;
    }
    return bias;
  }

  LayerSketch input(String tensor, Shape shape) {
    inputs.add(new Port(tensor, Operand.of(tensor(tensor, shape)), Port.ElementType.INT8));
    return this;
  }

  LayerSketch output(String tensor) {
    outputs.add(new Port(tensor, Operand.of(tensor(tensor)), Port.ElementType.INT8));
    return this;
  }

  /** A convolution that clamps to RELU6, with random weights. */
  LayerSketch conv(String output, String input, Window window, int... bias) {
    int channels = shape(input).channels();
    byte[] weights = weights(bias.length * window.kernelHeight() * window.kernelWidth() * channels);
    return conv(output, input, window, weights, bias);
  }

  LayerSketch conv(String output, String input, Window window, byte[] weights, int... bias) {
    Filter filter =
        new Filter(
            Int8Values.copyOf(weights),
            bias.length,
            window.kernelHeight(),
            window.kernelWidth(),
            shape(input).channels(),
            scales(bias.length));
    Op op = new Op.Conv2D(filter, Int32Values.copyOf(bias), window, FusedActivation.RELU6);
    return node(op, slid(shape(input), window, bias.length), output, input);
  }

  /** A depthwise convolution that clamps to RELU6. */
  LayerSketch depthwise(String output, String input, Window window, int... bias) {
    int channels = shape(input).channels();
    Filter filter =
        new Filter(
            Int8Values.copyOf(weights(window.kernelHeight() * window.kernelWidth() * bias.length)),
            1,
            window.kernelHeight(),
            window.kernelWidth(),
            bias.length,
            scales(bias.length));
    Op op =
        new Op.DepthwiseConv2D(
            filter,
            Int32Values.copyOf(bias),
            window,
            bias.length / channels,
            FusedActivation.RELU6);
    return node(op, slid(shape(input), window, bias.length), output, input);
  }

  LayerSketch dense(String output, String input, int... bias) {
    int columns = shape(input).elements();
    Filter filter =
        new Filter(
            Int8Values.copyOf(weights(bias.length * columns)),
            bias.length,
            1,
            1,
            columns,
            scales(1));
    Op op = new Op.Dense(filter, Int32Values.copyOf(bias), FusedActivation.RELU6);
    return node(op, Shape.vector(bias.length), output, input);
  }

  LayerSketch node(Op op, Shape shape, String output, String... from) {
    List<Operand> operands = List.of(from).stream().map(this::operand).toList();
    nodes.add(new Node(op, operands, tensor(output, shape), ORIGIN));
    return this;
  }

  /** Lets what is added next read a tensor under another shape. */
  LayerSketch reading(String tensor, Shape shape) {
    shapes.put(tensor, shape);
    return this;
  }

  /** Gives what is added next another quantisation. */
  LayerSketch quantized(Quantization next) {
    quantization = next;
    return this;
  }

  /** All tensors so far. */
  List<Tensor> tensors() {
    return List.copyOf(tensors.values());
  }

  Graph graph() {
    return new Graph("sketch", inputs, nodes, outputs);
  }

  private byte[] weights(int count) {
    byte[] weights = new byte[count];
    random.nextBytes(weights);
    return weights;
  }

  private Tensor tensor(String name, Shape shape) {
    Tensor made = new Tensor(name, shape, quantization, Origin.of("'" + name + "'"));
    tensors.put(name, made);
    return made;
  }

  private Tensor tensor(String name) {
    Tensor found = tensors.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no tensor '" + name + "'");
    }
    return found;
  }

  private Shape shape(String name) {
    return shapes.getOrDefault(name, tensor(name).shape());
  }

  private Operand operand(String name) {
    return new Operand(tensor(name), shape(name));
  }

  private static FloatValues scales(int count) {
    float[] scales = new float[count];
    for (int i = 0; i < count; i++) {
      scales[i] = 0.002f + 0.0005f * i;
    }
    return FloatValues.copyOf(scales);
  }

  private static Shape slid(Shape shape, Window window, int channels) {
    return new Shape(
        window.outputHeight(shape.height()), window.outputWidth(shape.width()), channels);
  }
}
