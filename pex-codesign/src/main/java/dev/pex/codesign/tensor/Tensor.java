package dev.pex.codesign.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Single-precision values of a {@link Pass}. Operations make new tensors of the same pass; images
 * are {@code [examples][channels][rows][columns]}. There are no operations with Java numbers,
 * because PyTorch's Java binding gets their gradients wrong: {@link Pass#constant} makes operands.
 */
public final class Tensor {
  /** What the binding calls axis 1 in a batch normalisation. */
  private static final int SECOND_AXIS = -1;

  private final Pass pass;
  private final NDArray array;

  Tensor(Pass pass, NDArray array) {
    this.pass = pass;
    this.array = pass.adopt(array);
  }

  /** The pass that owns it. */
  public Pass pass() {
    return pass;
  }

  /** Elements along each axis. */
  public List<Integer> sizes() {
    return Arrays.stream(array.getShape().getShape()).mapToObj(Math::toIntExact).toList();
  }

  /** A copy of all elements, the last axis innermost. */
  public float[] values() {
    return array.toFloatArray();
  }

  /** What {@link Pass#backward} found for this variable; zeros if the sum does not depend on it. */
  public float[] gradient() {
    if (!array.hasGradient()) {
      return new float[Math.toIntExact(array.size())];
    }
    try (NDArray gradient = array.getGradient()) {
      return gradient.toFloatArray();
    }
  }

  /** The sum of two tensors; axes of one element are repeated. */
  public Tensor plus(Tensor other) {
    return result(array.add(other.array));
  }

  /** The difference of two tensors; axes of one element are repeated. */
  public Tensor minus(Tensor other) {
    return result(array.sub(other.array));
  }

  /** The product of two tensors, element by element; axes of one element are repeated. */
  public Tensor times(Tensor other) {
    return result(array.mul(other.array));
  }

  /** The quotient of two tensors, element by element; axes of one element are repeated. */
  public Tensor dividedBy(Tensor other) {
    return result(array.div(other.array));
  }

  /** The product of matrices: the last two axes. */
  public Tensor matrixProduct(Tensor other) {
    return result(array.matMul(other.array));
  }

  /** Each element, or zero if that is greater. */
  public Tensor relu() {
    return result(internal().relu());
  }

  /** Each element, or the nearest bound; the gradient of what lies outside is zero. */
  public Tensor clamp(float least, float greatest) {
    return result(array.clip(least, greatest));
  }

  /** The nearest integers, halves to even; the gradient passes straight through. */
  public Tensor roundedStraightThrough() {
    NDArray difference = array.round().sub(array);
    return plus(result(result(difference).array.stopGradient()));
  }

  /** The hyperbolic tangent of each element. */
  public Tensor tanh() {
    return result(ai.djl.nn.Activation.tanh(array));
  }

  /** The logistic function of each element. */
  public Tensor logistic() {
    return result(ai.djl.nn.Activation.sigmoid(array));
  }

  /** Probabilities along an axis. */
  public Tensor softmax(int axis) {
    return result(array.softmax(axis));
  }

  /** Logarithms of the probabilities along an axis. */
  public Tensor logSoftmax(int axis) {
    return result(array.logSoftmax(axis));
  }

  /** The least element. */
  public float least() {
    return result(array.min()).values()[0];
  }

  /** The greatest element. */
  public float greatest() {
    return result(array.max()).values()[0];
  }

  /** The sum of all elements. */
  public Tensor sum() {
    return result(array.sum());
  }

  /** Means over axes, which keep one element. */
  public Tensor mean(int... axes) {
    Tensor mean = this;
    for (int axis : axes) {
      mean = mean.result(mean.array.mean(new int[] {axis}, true));
    }
    return mean;
  }

  /** The same elements along other axes. */
  public Tensor reshaped(int... sizes) {
    return result(array.reshape(Arrays.stream(sizes).asLongStream().toArray()));
  }

  /** Axes in another order: axis {@code i} of the result is axis {@code order[i]} of this. */
  public Tensor transposed(int... order) {
    return result(array.transpose(order));
  }

  /** Rows and columns of one value around an image, or those at its sides left out. */
  public Tensor padded(Sides sides, double value) {
    if (sides.equals(Sides.NONE)) {
      return this;
    }
    if (sides.areLeftOut()) {
      long endRow = array.size(2) + sides.bottom();
      long endColumn = array.size(3) + sides.right();
      return result(
          array.get(
              new NDIndex("..., {}:{}, {}:{}", -sides.top(), endRow, -sides.left(), endColumn)));
    }
    Shape widths = new Shape(sides.left(), sides.right(), sides.top(), sides.bottom());
    return result(array.pad(widths, value));
  }

  /**
   * A convolution whose padding is zero.
   *
   * @param weights {@code [filters][channels of a group][rows][columns]}
   * @param groups of channels that filters read, one after the other
   */
  public Tensor convolution(
      Tensor weights, Pair strides, Pair dilation, Sides padding, int groups) {
    boolean inside = padding.isSymmetric();
    Shape around = inside ? new Shape(padding.top(), padding.left()) : new Shape(0, 0);
    Tensor input = inside ? this : padded(padding, 0);
    NDList results =
        input
            .internal()
            .convolution(
                input.array,
                weights.array,
                null,
                strides.shape(),
                around,
                dilation.shape(),
                groups);
    return result(results.singletonOrThrow());
  }

  /** The greatest element of each window. */
  public Tensor maxPool(Pair kernel, Pair strides) {
    return result(internal().maxPool(kernel.shape(), strides.shape(), new Shape(0, 0), false));
  }

  /** The mean of each window. */
  public Tensor averagePool(Pair kernel, Pair strides) {
    return result(
        internal().avgPool(kernel.shape(), strides.shape(), new Shape(0, 0), false, true));
  }

  /** Channels shifted and scaled to mean 0 and variance 1, then to what was learnt. */
  public Tensor normalized(Normalization by) {
    NDList results =
        internal()
            .batchNorm(
                array,
                by.mean().array,
                by.variance().array,
                by.gamma().array,
                by.beta().array,
                SECOND_AXIS,
                by.momentum(),
                by.epsilon(),
                by.training());
    return result(results.singletonOrThrow());
  }

  /** Tensors of one pass, one behind the other along an axis. */
  public static Tensor concatenated(List<Tensor> tensors, int axis) {
    NDList arrays = new NDList(tensors.stream().map(Tensor::array).toList());
    return tensors.get(0).result(NDArrays.concat(arrays, axis));
  }

  NDArray array() {
    return array;
  }

  private Tensor result(NDArray result) {
    if (result.getDataType() != DataType.FLOAT32) {
      throw new IllegalStateException("a result is of type " + result.getDataType());
    }
    return new Tensor(pass, result);
  }

  private NDArrayEx internal() {
    return array.getNDArrayInternal();
  }
}
