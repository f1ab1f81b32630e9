package dev.pex.codesign.network;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Op;
import java.util.EnumSet;
import java.util.Set;

/** The layer as which an operator of the compiler must be read. */
final class LayerOfOp implements Op.Visitor<Layer> {
  @Override
  public Layer conv2D(Op.Conv2D op) {
    return new Layer.Conv2D(window(op.window()), activation(op.activation()));
  }

  @Override
  public Layer depthwiseConv2D(Op.DepthwiseConv2D op) {
    return new Layer.DepthwiseConv2D(
        op.multiplier(), window(op.window()), activation(op.activation()));
  }

  @Override
  public Layer dense(Op.Dense op) {
    return new Layer.Dense(activation(op.activation()));
  }

  @Override
  public Layer maxPool(Op.MaxPool op) {
    return new Layer.MaxPool(window(op.window()), activation(op.activation()));
  }

  @Override
  public Layer averagePool(Op.AveragePool op) {
    return new Layer.AveragePool(window(op.window()), activation(op.activation()));
  }

  @Override
  public Layer mean(Op.Mean op) {
    Set<Layer.Axis> axes = EnumSet.noneOf(Layer.Axis.class);
    if (op.height()) {
      axes.add(Layer.Axis.HEIGHT);
    }
    if (op.width()) {
      axes.add(Layer.Axis.WIDTH);
    }
    if (op.channels()) {
      axes.add(Layer.Axis.CHANNELS);
    }
    return new Layer.Mean(axes);
  }

  @Override
  public Layer add(Op.Add op) {
    return new Layer.Add(op.subtracts(), activation(op.activation()));
  }

  @Override
  public Layer mul(Op.Mul op) {
    return new Layer.Mul(activation(op.activation()));
  }

  @Override
  public Layer concatenate(Op.Concatenate op) {
    return new Layer.Concatenate(Layer.Axis.valueOf(op.axis().name()));
  }

  @Override
  public Layer resize(Op.Resize op) {
    return new Layer.Resize(
        Layer.Interpolation.valueOf(op.interpolation().name()),
        Layer.Sampling.valueOf(op.sampling().name()));
  }

  @Override
  public Layer pad(Op.Pad op) {
    return new Layer.Pad(padding(op.padding()));
  }

  @Override
  public Layer reshape(Op.Reshape op) {
    return new Layer.Reshape();
  }

  @Override
  public Layer transpose(Op.Transpose op) {
    return new Layer.Transpose(op.permutation());
  }

  @Override
  public Layer softmax(Op.Softmax op) {
    return new Layer.Softmax(op.beta());
  }

  @Override
  public Layer unary(Op.Unary op) {
    return new Layer.Unary(op.function().accept(new FunctionOfOp()));
  }

  @Override
  public Layer requantize(Op.Requantize op) {
    return new Layer.Requantize();
  }

  @Override
  public Layer activation(Op.Activation op) {
    return new Layer.Clamp(activation(op.kind()));
  }

  private static Layer.Activation activation(FusedActivation activation) {
    return Layer.Activation.valueOf(activation.name());
  }

  private static Window window(dev.pex.processor.graph.Window window) {
    return new Window(
        new Window.Extent(window.kernelHeight(), window.kernelWidth()),
        new Window.Extent(window.strideHeight(), window.strideWidth()),
        new Window.Extent(window.dilationHeight(), window.dilationWidth()),
        padding(window.padding()));
  }

  private static Window.Padding padding(dev.pex.processor.graph.Padding padding) {
    return new Window.Padding(padding.top(), padding.bottom(), padding.left(), padding.right());
  }
}
