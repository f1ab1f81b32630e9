package dev.pex.runtime.reference;

import dev.pex.runtime.Constants;
import dev.pex.runtime.FedRows;
import dev.pex.runtime.GeneratedNetwork;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What every generated reference has: a method for each operator, which computes the whole output,
 * shows it under its name, and reads the constants that are named after it.
 */
public abstract class ReferenceNetwork extends GeneratedNetwork {
  private final Constants constants;
  private final Map<TensorInfo, WholeTensor> ends = new HashMap<>();

  /** A network with these weights. */
  protected ReferenceNetwork(Constants constants) {
    this.constants = constants;
  }

  @Override
  protected final void write(TensorInfo input, byte[] values) {
    input.checkCount(values.length);
    keep(input, WholeTensor.of(type(input), values));
  }

  @Override
  protected final byte[] read(TensorInfo output) {
    return tensor(output).values();
  }

  /** Rows are collected until the input is whole. */
  @Override
  protected final void take(FedRows rows, byte[] row) {
    if (rows.last() == 0) {
      keep(rows.input(), WholeTensor.zeros(type(rows.input())));
    }
    tensor(rows.input()).setRow(rows.last(), row);
  }

  /** The tensor at an end of the network. */
  protected final WholeTensor tensor(TensorInfo end) {
    WholeTensor tensor = ends.get(end);
    if (tensor == null) {
      throw new IllegalStateException("'" + end.name() + "' was not written or computed");
    }
    return tensor;
  }

  /** Keeps the tensor at an end of the network. */
  protected final void keep(TensorInfo end, WholeTensor tensor) {
    ends.put(end, tensor);
  }

  private static TensorType type(TensorInfo end) {
    Shape shape = end.shape();
    return new TensorType(
        shape.height(), shape.width(), shape.channels(), end.scale(), end.zeroPoint());
  }

  /** A tensor of a shape such as {@code 25x5x64}. */
  protected final TensorType type(String sizes, float scale, int zeroPoint) {
    Shape shape = Shape.of(sizes);
    return new TensorType(shape.height(), shape.width(), shape.channels(), scale, zeroPoint);
  }

  /** The same elements in another shape, without a name of their own. */
  protected final WholeTensor reshaped(WholeTensor tensor, TensorType type) {
    return Reshape.apply(tensor, type);
  }

  protected final WholeTensor convolution(
      String name, WholeTensor input, Window window, Activation activation, TensorType type) {
    int channels = input.type().channels();
    Weights weights = weights(name, type.channels(), window, channels);
    return shown(name, Convolution.apply(input, weights, window, activation, type));
  }

  protected final WholeTensor depthwise(
      String name, WholeTensor input, Window window, Activation activation, TensorType type) {
    Weights weights = weights(name, 1, window, type.channels());
    return shown(name, DepthwiseConvolution.apply(input, weights, window, activation, type));
  }

  protected final WholeTensor dense(
      String name, WholeTensor input, Activation activation, TensorType type) {
    int inputs = input.type().elements();
    Weights weights = weights(name, type.channels(), Window.PIXEL, inputs);
    return shown(name, Dense.apply(input, weights, activation, type));
  }

  private Weights weights(String layer, int outer, Window window, int inner) {
    return new Weights(
        constants,
        layer,
        new Weights.Sizes(outer, window.kernelHeight(), window.kernelWidth(), inner));
  }

  protected final WholeTensor maxPool(
      String name, WholeTensor input, Window window, Activation activation, TensorType type) {
    return shown(name, MaxPool.apply(input, window, activation, type));
  }

  protected final WholeTensor averagePool(
      String name, WholeTensor input, Window window, Activation activation, TensorType type) {
    return shown(name, AveragePool.apply(input, window, activation, type));
  }

  protected final WholeTensor mean(String name, WholeTensor input, TensorType type, Axis... axes) {
    return shown(name, Mean.apply(input, Set.of(axes), type));
  }

  protected final WholeTensor add(
      String name, WholeTensor first, WholeTensor second, Activation activation, TensorType type) {
    return shown(name, Add.apply(first, second, activation, type));
  }

  protected final WholeTensor sub(
      String name, WholeTensor first, WholeTensor second, Activation activation, TensorType type) {
    return shown(name, Sub.apply(first, second, activation, type));
  }

  protected final WholeTensor mul(
      String name, WholeTensor first, WholeTensor second, Activation activation, TensorType type) {
    return shown(name, Mul.apply(first, second, activation, type));
  }

  protected final WholeTensor concatenate(
      String name, Axis axis, TensorType type, WholeTensor... inputs) {
    return shown(name, Concatenate.apply(List.of(inputs), axis, type));
  }

  protected final WholeTensor resizeNearest(
      String name, WholeTensor input, Sampling sampling, TensorType type) {
    return shown(name, ResizeNearest.apply(input, sampling, type));
  }

  protected final WholeTensor resizeBilinear(
      String name, WholeTensor input, Sampling sampling, TensorType type) {
    return shown(name, ResizeBilinear.apply(input, sampling, type));
  }

  protected final WholeTensor pad(
      String name, WholeTensor input, int paddingTop, int paddingLeft, TensorType type) {
    return shown(name, Pad.apply(input, paddingTop, paddingLeft, type));
  }

  protected final WholeTensor reshape(String name, WholeTensor input, TensorType type) {
    return shown(name, Reshape.apply(input, type));
  }

  protected final WholeTensor transpose(
      String name, WholeTensor input, TensorType type, Axis... axes) {
    return shown(name, Transpose.apply(input, List.of(axes), type));
  }

  protected final WholeTensor softmax(String name, WholeTensor input, float beta, TensorType type) {
    return shown(name, Softmax.apply(input, beta, type));
  }

  protected final WholeTensor logistic(String name, WholeTensor input, TensorType type) {
    return shown(name, Logistic.apply(input, type));
  }

  protected final WholeTensor tanh(String name, WholeTensor input, TensorType type) {
    return shown(name, Tanh.apply(input, type));
  }

  protected final WholeTensor hardSwish(String name, WholeTensor input, TensorType type) {
    return shown(name, HardSwish.apply(input, type));
  }

  protected final WholeTensor leakyRelu(
      String name, WholeTensor input, float negativeSlope, TensorType type) {
    return shown(name, LeakyRelu.apply(input, negativeSlope, type));
  }

  protected final WholeTensor requantize(String name, WholeTensor input, TensorType type) {
    return shown(name, Requantize.apply(input, type));
  }

  protected final WholeTensor clamp(
      String name, WholeTensor input, Activation activation, TensorType type) {
    return shown(name, Clamp.apply(input, activation, type));
  }

  private WholeTensor shown(String name, WholeTensor tensor) {
    show(name, 0, tensor.values());
    return tensor;
  }
}
