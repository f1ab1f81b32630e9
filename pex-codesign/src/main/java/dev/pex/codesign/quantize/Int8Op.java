package dev.pex.codesign.quantize;

import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.network.Window;
import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Interpolation;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Sampling;

/** The compiler's operator for a layer, with int8 weights where it has some. */
final class Int8Op implements Layer.Visitor<Op> {
  private final Operator operator;
  private final FloatNetwork network;
  private final float inputScale;

  /**
   * A question about one operator.
   *
   * @param network holds its weights
   * @param inputScale of its first operand
   */
  Int8Op(Operator operator, FloatNetwork network, float inputScale) {
    this.operator = operator;
    this.network = network;
    this.inputScale = inputScale;
  }

  @Override
  public Op conv2D(Layer.Conv2D layer) {
    Window.Extent kernel = layer.window().kernel();
    int inner = operator.from().get(0).shape().channels();
    Int8Weights weights =
        Int8Weights.outermost(floats(), kernel.rows(), kernel.columns(), inner, inputScale);
    return new Op.Conv2D(
        weights.filter(), weights.bias(), window(layer.window()), fused(layer.activation()));
  }

  @Override
  public Op depthwiseConv2D(Layer.DepthwiseConv2D layer) {
    Window.Extent kernel = layer.window().kernel();
    Int8Weights weights =
        Int8Weights.innermost(floats(), kernel.rows(), kernel.columns(), inputScale);
    return new Op.DepthwiseConv2D(
        weights.filter(),
        weights.bias(),
        window(layer.window()),
        layer.multiplier(),
        fused(layer.activation()));
  }

  @Override
  public Op dense(Layer.Dense layer) {
    Shape input = operator.from().get(0).shape();
    int inner = input.height() * input.width() * input.channels();
    Int8Weights weights = Int8Weights.outermost(floats(), 1, 1, inner, inputScale);
    return new Op.Dense(weights.filter(), weights.bias(), fused(layer.activation()));
  }

  @Override
  public Op maxPool(Layer.MaxPool layer) {
    return new Op.MaxPool(window(layer.window()), fused(layer.activation()));
  }

  @Override
  public Op averagePool(Layer.AveragePool layer) {
    return new Op.AveragePool(window(layer.window()), fused(layer.activation()));
  }

  @Override
  public Op mean(Layer.Mean layer) {
    return new Op.Mean(
        layer.axes().contains(Layer.Axis.HEIGHT),
        layer.axes().contains(Layer.Axis.WIDTH),
        layer.axes().contains(Layer.Axis.CHANNELS));
  }

  @Override
  public Op add(Layer.Add layer) {
    return new Op.Add(layer.subtracts(), fused(layer.activation()));
  }

  @Override
  public Op mul(Layer.Mul layer) {
    return new Op.Mul(fused(layer.activation()));
  }

  @Override
  public Op concatenate(Layer.Concatenate layer) {
    return new Op.Concatenate(Axis.valueOf(layer.axis().name()));
  }

  @Override
  public Op resize(Layer.Resize layer) {
    return new Op.Resize(
        operator.shape().height(),
        operator.shape().width(),
        Interpolation.valueOf(layer.interpolation().name()),
        Sampling.valueOf(layer.sampling().name()));
  }

  @Override
  public Op pad(Layer.Pad layer) {
    return new Op.Pad(padding(layer.padding()));
  }

  @Override
  public Op reshape(Layer.Reshape layer) {
    return new Op.Reshape(shape(operator.shape()));
  }

  @Override
  public Op transpose(Layer.Transpose layer) {
    return new Op.Transpose(layer.permutation());
  }

  @Override
  public Op softmax(Layer.Softmax layer) {
    return new Op.Softmax(layer.beta());
  }

  @Override
  public Op unary(Layer.Unary layer) {
    return new Op.Unary(layer.function().accept(new Int8Function()));
  }

  @Override
  public Op requantize(Layer.Requantize layer) {
    return new Op.Requantize();
  }

  @Override
  public Op clamp(Layer.Clamp layer) {
    return new Op.Activation(fused(layer.activation()));
  }

  /** A shape in the compiler's words. */
  static dev.pex.processor.graph.Shape shape(Shape shape) {
    return new dev.pex.processor.graph.Shape(shape.height(), shape.width(), shape.channels());
  }

  private FloatWeights floats() {
    return network.of(operator.name());
  }

  private static dev.pex.processor.graph.Window window(Window window) {
    return new dev.pex.processor.graph.Window(
        window.kernel().rows(),
        window.kernel().columns(),
        window.strides().rows(),
        window.strides().columns(),
        window.dilation().rows(),
        window.dilation().columns(),
        padding(window.padding()));
  }

  private static Padding padding(Window.Padding padding) {
    return new Padding(padding.top(), padding.bottom(), padding.left(), padding.right());
  }

  private static FusedActivation fused(Layer.Activation activation) {
    return FusedActivation.valueOf(activation.name());
  }
}
