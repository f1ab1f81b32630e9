package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.Window;
import java.util.List;
import java.util.Random;

/** Random graphs in which about a third of the channels of a layer are decided by their biases. */
final class RandomChannels {
  private final Random random;
  private final LayerSketch sketch;
  private int made;

  private RandomChannels(long seed) {
    random = new Random(seed);
    sketch = new LayerSketch(seed);
  }

  /** The graph of a seed. */
  static Graph graph(long seed) {
    return new RandomChannels(seed).grow();
  }

  private Graph grow() {
    sketch.input(
        "x", new Shape(3 + random.nextInt(4), 3 + random.nextInt(4), 1 + random.nextInt(3)));
    int steps = 3 + random.nextInt(6);
    for (int i = 0; i < steps; i++) {
      step();
    }
    conv(newest());
    for (Node node : sketch.graph().nodes()) {
      boolean isRead =
          sketch.graph().nodes().stream()
              .anyMatch(
                  reader ->
                      reader.inputs().stream()
                          .anyMatch(operand -> operand.tensor().equals(node.output())));
      if (!isRead || random.nextInt(12) == 0) {
        sketch.output(node.output().name());
      }
    }
    return sketch.graph();
  }

  private void step() {
    Tensor input = random.nextInt(4) == 0 ? any(sketch.tensors()) : newest();
    sketch.quantized(new Quantization(0.05f + 0.1f * random.nextFloat(), random.nextInt(60) - 50));
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> conv(input);
      case 3, 4 -> depthwise(input);
      case 5 -> dense(input);
      case 6 -> pool(input);
      case 7 -> mean(input);
      case 8 -> pad(input);
      case 9 -> add(input);
      case 10 -> mul(input);
      case 12, 13 -> concatenate(input);
      default -> rescale(input);
    }
  }

  private void conv(Tensor input) {
    sketch.conv(name(), input.name(), window(input.shape()), biases(2 + random.nextInt(7)));
  }

  private void depthwise(Tensor input) {
    int multiplier = random.nextInt(4) == 0 ? 2 : 1;
    int[] biases = biases(input.shape().channels() * multiplier);
    sketch.depthwise(name(), input.name(), window(input.shape()), biases);
  }

  private void dense(Tensor input) {
    sketch.dense(name(), input.name(), biases(2 + random.nextInt(7)));
  }

  private void pool(Tensor input) {
    Window window = window(input.shape()).withPadding(Padding.NONE);
    if (window.outputHeight(input.shape().height()) < 1
        || window.outputWidth(input.shape().width()) < 1
        || window.dilationHeight() > 1) {
      return;
    }
    Op op =
        random.nextBoolean()
            ? new Op.MaxPool(window, FusedActivation.NONE)
            : new Op.AveragePool(window, FusedActivation.RELU);
    Shape shape =
        new Shape(
            window.outputHeight(input.shape().height()),
            window.outputWidth(input.shape().width()),
            input.shape().channels());
    sketch.quantized(input.quantization()).node(op, shape, name(), input.name());
  }

  private void mean(Tensor input) {
    Shape shape = Shape.vector(input.shape().channels());
    sketch.node(new Op.Mean(true, true, false), shape, name(), input.name());
  }

  private void pad(Tensor input) {
    Shape shape = input.shape();
    Shape padded = new Shape(shape.height() + 1, shape.width() + 2, shape.channels());
    Op op = new Op.Pad(new Padding(1, 0, 1, 1));
    sketch.quantized(input.quantization()).node(op, padded, name(), input.name());
  }

  private void add(Tensor input) {
    Tensor other = like(input.shape());
    sketch.node(
        Op.Add.sum(FusedActivation.NONE), input.shape(), name(), input.name(), other.name());
  }

  private void concatenate(Tensor input) {
    Axis axis = Axis.numbered(random.nextInt(3));
    Shape shape = axis.resized(input.shape(), 2 * axis.of(input.shape()));
    String same = name();
    sketch.quantized(input.quantization());
    sketch.node(new Op.Requantize(), input.shape(), same, like(input.shape()).name());
    sketch.node(new Op.Concatenate(axis), shape, name(), input.name(), same);
  }

  private void mul(Tensor input) {
    Tensor other = like(input.shape());
    sketch.node(
        new Op.Mul(FusedActivation.NONE), input.shape(), name(), input.name(), other.name());
  }

  private void rescale(Tensor input) {
    Op op = random.nextBoolean() ? new Op.Requantize() : new Op.Activation(FusedActivation.RELU6);
    sketch.node(op, input.shape(), name(), input.name());
  }

  private Window window(Shape shape) {
    int height = 1 + random.nextInt(3);
    int width = 1 + random.nextInt(3);
    int stride = 1 + random.nextInt(2);
    int dilation = 1 + random.nextInt(2) / 2;
    boolean fits = height <= shape.height() && width <= shape.width();
    Padding padding =
        fits && random.nextBoolean()
            ? Padding.NONE
            : new Padding(height - 1, height / 2, width - 1, width / 2);
    return new Window(height, width, stride, stride, dilation, dilation, padding);
  }

  private int[] biases(int channels) {
    int[] biases = LayerSketch.biases(channels, 0);
    int decided = random.nextBoolean() ? LayerSketch.MUCH : -LayerSketch.MUCH;
    for (int channel = 0; channel < channels; channel++) {
      biases[channel] = random.nextInt(3) == 0 ? decided : biases[channel];
    }
    return biases;
  }

  private Tensor like(Shape shape) {
    return any(sketch.tensors().stream().filter(tensor -> tensor.shape().equals(shape)).toList());
  }

  private Tensor newest() {
    return sketch.tensors().get(sketch.tensors().size() - 1);
  }

  private Tensor any(List<Tensor> tensors) {
    return tensors.get(random.nextInt(tensors.size()));
  }

  private String name() {
    return "t" + made++;
  }
}
