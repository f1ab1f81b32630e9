package dev.pex.codesign.model;

import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.network.Window;
import dev.pex.codesign.tensor.Pair;
import dev.pex.codesign.tensor.Sides;
import dev.pex.codesign.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * What an operator makes of its operands, in float and as TFLite defines it.
 *
 * @param operands under the shapes with which the operator reads them
 */
record LayerForward(Operator operator, List<Tensor> operands, OperatorParameters parameters)
    implements Layer.Visitor<Tensor> {
  @Override
  public Tensor conv2D(Layer.Conv2D layer) {
    return convolution(layer.window(), 1, layer.activation());
  }

  @Override
  public Tensor depthwiseConv2D(Layer.DepthwiseConv2D layer) {
    int groups = operator.shape().channels() / layer.multiplier();
    return convolution(layer.window(), groups, layer.activation());
  }

  private Tensor convolution(Window window, int groups, Layer.Activation activation) {
    Tensor sums =
        operand()
            .convolution(
                parameters.weights(),
                pair(window.strides()),
                pair(window.dilation()),
                sides(window.padding()),
                groups);
    return clamped(parameters.normalizedOrBiased(sums), activation);
  }

  @Override
  public Tensor dense(Layer.Dense layer) {
    Tensor sums = Axes.flat(operand()).matrixProduct(parameters.weights().transposed(1, 0));
    Tensor units = Axes.channelsFirst(sums, operator.shape());
    return clamped(parameters.normalizedOrBiased(units), layer.activation());
  }

  @Override
  public Tensor maxPool(Layer.MaxPool layer) {
    Window window = layer.window();
    Tensor padded = operand().padded(sides(window.padding()), Double.NEGATIVE_INFINITY);
    return clamped(
        padded.maxPool(pair(window.kernel()), pair(window.strides())), layer.activation());
  }

  @Override
  public Tensor averagePool(Layer.AveragePool layer) {
    Window window = layer.window();
    Tensor means = averages(operand(), window);
    if (!sides(window.padding()).equals(Sides.NONE)) {
      means = means.dividedBy(averages(ones(operand()), window));
    }
    return clamped(means, layer.activation());
  }

  private static Tensor averages(Tensor input, Window window) {
    return input
        .padded(sides(window.padding()), 0)
        .averagePool(pair(window.kernel()), pair(window.strides()));
  }

  private static Tensor ones(Tensor like) {
    int rows = like.sizes().get(2);
    int columns = like.sizes().get(3);
    float[] ones = new float[rows * columns];
    Arrays.fill(ones, 1);
    return like.pass().constant(ones, 1, 1, rows, columns);
  }

  @Override
  public Tensor mean(Layer.Mean layer) {
    return operand().mean(layer.axes().stream().mapToInt(Axes::of).sorted().toArray());
  }

  @Override
  public Tensor add(Layer.Add layer) {
    Tensor second = operands.get(1);
    Tensor result = layer.subtracts() ? operand().minus(second) : operand().plus(second);
    return clamped(result, layer.activation());
  }

  @Override
  public Tensor mul(Layer.Mul layer) {
    return clamped(operand().times(operands.get(1)), layer.activation());
  }

  @Override
  public Tensor concatenate(Layer.Concatenate layer) {
    return Tensor.concatenated(operands, Axes.of(layer.axis()));
  }

  /** Rows and columns are resized independently: a matrix from the left, one from the right. */
  @Override
  public Tensor resize(Layer.Resize layer) {
    Shape from = operator.from().get(0).shape();
    Shape to = operator.shape();
    Tensor rows = matrix(new ResizeMatrix(from.height(), to.height(), layer));
    Tensor columns = matrix(new ResizeMatrix(from.width(), to.width(), layer));
    return rows.matrixProduct(operand()).matrixProduct(columns.transposed(1, 0));
  }

  private Tensor matrix(ResizeMatrix matrix) {
    return operand().pass().constant(matrix.values(), matrix.output(), matrix.input());
  }

  @Override
  public Tensor pad(Layer.Pad layer) {
    return operand().padded(sides(layer.padding()), 0);
  }

  @Override
  public Tensor reshape(Layer.Reshape layer) {
    return Axes.under(operand(), operator.shape());
  }

  @Override
  public Tensor transpose(Layer.Transpose layer) {
    return operand().transposed(Axes.transposition(layer.permutation()));
  }

  @Override
  public Tensor softmax(Layer.Softmax layer) {
    return exponents(layer).softmax(Axes.of(Layer.Axis.CHANNELS));
  }

  /** What a softmax raises e to. */
  Tensor exponents(Layer.Softmax layer) {
    return operand().times(operand().pass().constant(layer.beta()));
  }

  @Override
  public Tensor unary(Layer.Unary layer) {
    return layer.function().accept(new FunctionForward(operand()));
  }

  @Override
  public Tensor requantize(Layer.Requantize layer) {
    return operand();
  }

  @Override
  public Tensor clamp(Layer.Clamp layer) {
    return clamped(operand(), layer.activation());
  }

  private Tensor operand() {
    return operands.get(0);
  }

  private static Tensor clamped(Tensor value, Layer.Activation activation) {
    return switch (activation) {
      case NONE -> value;
      case RELU -> value.relu();
      case RELU6 -> value.clamp(0, 6);
      case RELU_N1_TO_1 -> value.clamp(-1, 1);
    };
  }

  private static Pair pair(Window.Extent extent) {
    return new Pair(extent.rows(), extent.columns());
  }

  private static Sides sides(Window.Padding padding) {
    return new Sides(padding.top(), padding.bottom(), padding.left(), padding.right());
  }
}
