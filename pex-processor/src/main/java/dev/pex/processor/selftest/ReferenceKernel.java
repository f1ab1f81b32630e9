package dev.pex.processor.selftest;

import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Interpolation;
import dev.pex.processor.graph.Op;
import dev.pex.runtime.reference.Activation;
import dev.pex.runtime.reference.Add;
import dev.pex.runtime.reference.AveragePool;
import dev.pex.runtime.reference.Axis;
import dev.pex.runtime.reference.Clamp;
import dev.pex.runtime.reference.Concatenate;
import dev.pex.runtime.reference.Convolution;
import dev.pex.runtime.reference.Dense;
import dev.pex.runtime.reference.DepthwiseConvolution;
import dev.pex.runtime.reference.MaxPool;
import dev.pex.runtime.reference.Mean;
import dev.pex.runtime.reference.Mul;
import dev.pex.runtime.reference.Pad;
import dev.pex.runtime.reference.Requantize;
import dev.pex.runtime.reference.Reshape;
import dev.pex.runtime.reference.ResizeBilinear;
import dev.pex.runtime.reference.ResizeNearest;
import dev.pex.runtime.reference.Sampling;
import dev.pex.runtime.reference.Softmax;
import dev.pex.runtime.reference.Sub;
import dev.pex.runtime.reference.TensorType;
import dev.pex.runtime.reference.Transpose;
import dev.pex.runtime.reference.Weights;
import dev.pex.runtime.reference.WholeTensor;
import dev.pex.runtime.reference.Window;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Applies the reference kernel of an operator to its operands. */
final class ReferenceKernel implements Op.Visitor<WholeTensor> {
  private static final List<Axis> AXES = List.of(Axis.HEIGHT, Axis.WIDTH, Axis.CHANNELS);

  private final List<WholeTensor> inputs;
  private final TensorType output;

  ReferenceKernel(List<WholeTensor> inputs, TensorType output) {
    this.inputs = List.copyOf(inputs);
    this.output = output;
  }

  @Override
  public WholeTensor conv2D(Op.Conv2D op) {
    return Convolution.apply(
        input(),
        weights(op.filter(), op.bias()),
        window(op.window()),
        clamp(op.activation()),
        output);
  }

  @Override
  public WholeTensor depthwiseConv2D(Op.DepthwiseConv2D op) {
    return DepthwiseConvolution.apply(
        input(),
        weights(op.filter(), op.bias()),
        window(op.window()),
        clamp(op.activation()),
        output);
  }

  @Override
  public WholeTensor dense(Op.Dense op) {
    return Dense.apply(input(), weights(op.filter(), op.bias()), clamp(op.activation()), output);
  }

  @Override
  public WholeTensor maxPool(Op.MaxPool op) {
    return MaxPool.apply(input(), window(op.window()), clamp(op.activation()), output);
  }

  @Override
  public WholeTensor averagePool(Op.AveragePool op) {
    return AveragePool.apply(input(), window(op.window()), clamp(op.activation()), output);
  }

  @Override
  public WholeTensor mean(Op.Mean op) {
    Set<Axis> axes = EnumSet.noneOf(Axis.class);
    if (op.height()) {
      axes.add(Axis.HEIGHT);
    }
    if (op.width()) {
      axes.add(Axis.WIDTH);
    }
    if (op.channels()) {
      axes.add(Axis.CHANNELS);
    }
    return Mean.apply(input(), axes, output);
  }

  @Override
  public WholeTensor add(Op.Add op) {
    return op.subtracts()
        ? Sub.apply(input(), inputs.get(1), clamp(op.activation()), output)
        : Add.apply(input(), inputs.get(1), clamp(op.activation()), output);
  }

  @Override
  public WholeTensor mul(Op.Mul op) {
    return Mul.apply(input(), inputs.get(1), clamp(op.activation()), output);
  }

  @Override
  public WholeTensor concatenate(Op.Concatenate op) {
    return Concatenate.apply(inputs, AXES.get(op.axis().number()), output);
  }

  @Override
  public WholeTensor resize(Op.Resize op) {
    Sampling sampling = Sampling.valueOf(op.sampling().name());
    return op.interpolation() == Interpolation.NEAREST
        ? ResizeNearest.apply(input(), sampling, output)
        : ResizeBilinear.apply(input(), sampling, output);
  }

  @Override
  public WholeTensor pad(Op.Pad op) {
    return Pad.apply(input(), op.padding().top(), op.padding().left(), output);
  }

  @Override
  public WholeTensor reshape(Op.Reshape op) {
    return Reshape.apply(input(), output);
  }

  @Override
  public WholeTensor transpose(Op.Transpose op) {
    List<Axis> axes = op.permutation().stream().map(AXES::get).toList();
    return Transpose.apply(input(), axes, output);
  }

  @Override
  public WholeTensor softmax(Op.Softmax op) {
    return Softmax.apply(input(), op.beta(), output);
  }

  @Override
  public WholeTensor unary(Op.Unary op) {
    return op.function().accept(new ReferenceFunction(input(), output));
  }

  @Override
  public WholeTensor requantize(Op.Requantize op) {
    return Requantize.apply(input(), output);
  }

  @Override
  public WholeTensor activation(Op.Activation op) {
    return Clamp.apply(input(), clamp(op.kind()), output);
  }

  private WholeTensor input() {
    return inputs.get(0);
  }

  private static Weights weights(Filter filter, Int32Values bias) {
    return new Weights(
        new Weights.Sizes(filter.outer(), filter.height(), filter.width(), filter.inner()),
        filter.values().toArray(),
        filter.scales().toArray(),
        bias.toArray());
  }

  private static Window window(dev.pex.processor.graph.Window window) {
    return new Window(
        window.kernelHeight(),
        window.kernelWidth(),
        window.strideHeight(),
        window.strideWidth(),
        window.dilationHeight(),
        window.dilationWidth(),
        window.padding().top(),
        window.padding().left());
  }

  private static Activation clamp(FusedActivation activation) {
    return switch (activation) {
      case NONE -> Activation.NONE;
      case RELU -> Activation.RELU;
      case RELU6 -> Activation.RELU6;
      case RELU_N1_TO_1 -> Activation.RELU_N1_TO_1;
    };
  }
}
