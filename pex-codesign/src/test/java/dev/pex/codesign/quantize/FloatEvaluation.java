package dev.pex.codesign.quantize;

import dev.pex.codesign.network.FunctionDefinition;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.network.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** What a layer means in real numbers, written for clarity. */
public final class FloatEvaluation implements Layer.Visitor<FloatTensor> {
  private final FloatNetwork network;
  private final Operator operator;
  private final List<FloatTensor> from;

  private FloatEvaluation(FloatNetwork network, Operator operator, List<FloatTensor> from) {
    this.network = network;
    this.operator = operator;
    this.from = from;
  }

  /** All tensors of one inference, by name. */
  public static Map<String, FloatTensor> run(FloatNetwork network, List<float[]> inputs) {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      Operand input = network.network().inputs().get(i).operand();
      tensors.put(input.tensor(), new FloatTensor(input.shape(), inputs.get(i)));
    }
    for (Operator operator : network.network().operators()) {
      List<FloatTensor> from =
          operator.from().stream()
              .map(read -> new FloatTensor(read.shape(), tensor(tensors, read.tensor()).values()))
              .toList();
      FloatEvaluation evaluation = new FloatEvaluation(network, operator, from);
      tensors.put(operator.name(), operator.layer().accept(evaluation));
    }
    return tensors;
  }

  /** One of all tensors. */
  static FloatTensor tensor(Map<String, FloatTensor> tensors, String name) {
    return Optional.ofNullable(tensors.get(name)).orElseThrow();
  }

  @Override
  public FloatTensor conv2D(Layer.Conv2D layer) {
    FloatWeights weights = network.of(operator.name());
    int inner = from.get(0).shape().channels();
    Window.Extent kernel = layer.window().kernel();
    return clamped(
        layer.activation(),
        (row, column, channel) -> {
          double[] sum = {weights.bias().get(channel)};
          slide(
              layer.window(),
              row,
              column,
              (y, x, tapRow, tapColumn) -> {
                int tap = (channel * kernel.rows() + tapRow) * kernel.columns() + tapColumn;
                for (int i = 0; i < inner; i++) {
                  sum[0] += from.get(0).get(y, x, i) * weights.weights().get(tap * inner + i);
                }
              });
          return sum[0];
        });
  }

  @Override
  public FloatTensor depthwiseConv2D(Layer.DepthwiseConv2D layer) {
    FloatWeights weights = network.of(operator.name());
    int columns = layer.window().kernel().columns();
    int channels = operator.shape().channels();
    return clamped(
        layer.activation(),
        (row, column, channel) -> {
          double[] sum = {weights.bias().get(channel)};
          slide(
              layer.window(),
              row,
              column,
              (y, x, tapRow, tapColumn) ->
                  sum[0] +=
                      from.get(0).get(y, x, channel / layer.multiplier())
                          * weights
                              .weights()
                              .get((tapRow * columns + tapColumn) * channels + channel));
          return sum[0];
        });
  }

  @Override
  public FloatTensor dense(Layer.Dense layer) {
    FloatWeights weights = network.of(operator.name());
    float[] input = from.get(0).values();
    return clamped(
        layer.activation(),
        (row, column, unit) -> {
          double sum = weights.bias().get(unit);
          for (int i = 0; i < input.length; i++) {
            sum += input[i] * weights.weights().get(unit * input.length + i);
          }
          return sum;
        });
  }

  @Override
  public FloatTensor maxPool(Layer.MaxPool layer) {
    return clamped(
        layer.activation(),
        (row, column, channel) -> {
          double[] most = {Double.NEGATIVE_INFINITY};
          slide(
              layer.window(),
              row,
              column,
              (y, x, i, j) -> most[0] = Math.max(most[0], from.get(0).get(y, x, channel)));
          return most[0];
        });
  }

  @Override
  public FloatTensor averagePool(Layer.AveragePool layer) {
    return clamped(
        layer.activation(),
        (row, column, channel) -> {
          double[] sumAndCount = new double[2];
          slide(
              layer.window(),
              row,
              column,
              (y, x, i, j) -> {
                sumAndCount[0] += from.get(0).get(y, x, channel);
                sumAndCount[1]++;
              });
          return sumAndCount[0] / sumAndCount[1];
        });
  }

  @Override
  public FloatTensor mean(Layer.Mean layer) {
    Shape shape = from.get(0).shape();
    Set<Layer.Axis> axes = layer.axes();
    int rows = axes.contains(Layer.Axis.HEIGHT) ? shape.height() : 1;
    int columns = axes.contains(Layer.Axis.WIDTH) ? shape.width() : 1;
    int channels = axes.contains(Layer.Axis.CHANNELS) ? shape.channels() : 1;
    return clamped(
        Layer.Activation.NONE,
        (row, column, channel) -> {
          double sum = 0;
          for (int y = row; y < row + rows; y++) {
            for (int x = column; x < column + columns; x++) {
              for (int c = channel; c < channel + channels; c++) {
                sum += from.get(0).get(y, x, c);
              }
            }
          }
          return sum / (rows * columns * channels);
        });
  }

  @Override
  public FloatTensor add(Layer.Add layer) {
    return clamped(
        layer.activation(),
        (row, column, channel) ->
            from.get(0).get(row, column, channel)
                + (layer.subtracts() ? -1 : 1) * from.get(1).get(row, column, channel));
  }

  @Override
  public FloatTensor mul(Layer.Mul layer) {
    boolean repeats = !from.get(1).shape().equals(from.get(0).shape());
    return clamped(
        layer.activation(),
        (row, column, channel) ->
            from.get(0).get(row, column, channel)
                * from.get(1).get(repeats ? 0 : row, repeats ? 0 : column, channel));
  }

  @Override
  public FloatTensor concatenate(Layer.Concatenate layer) {
    return clamped(
        Layer.Activation.NONE, (row, column, channel) -> part(layer.axis(), row, column, channel));
  }

  private float part(Layer.Axis axis, int row, int column, int channel) {
    int before = 0;
    for (FloatTensor part : from) {
      Shape shape = part.shape();
      int y = axis == Layer.Axis.HEIGHT ? row - before : row;
      int x = axis == Layer.Axis.WIDTH ? column - before : column;
      int c = axis == Layer.Axis.CHANNELS ? channel - before : channel;
      if (part.contains(y, x) && c < shape.channels()) {
        return part.get(y, x, c);
      }
      before +=
          switch (axis) {
            case HEIGHT -> shape.height();
            case WIDTH -> shape.width();
            case CHANNELS -> shape.channels();
          };
    }
    throw new IllegalStateException("beyond all parts");
  }

  @Override
  public FloatTensor resize(Layer.Resize layer) {
    Shape input = from.get(0).shape();
    Shape output = operator.shape();
    boolean nearest = layer.interpolation() == Layer.Interpolation.NEAREST;
    return clamped(
        Layer.Activation.NONE,
        (row, column, channel) -> {
          double y = place(row, input.height(), output.height(), layer);
          double x = place(column, input.width(), output.width(), layer);
          return nearest
              ? from.get(0).get((int) y, (int) x, channel)
              : between(y, x, channel, input);
        });
  }

  private static double place(int index, int size, int resized, Layer.Resize layer) {
    boolean corners = layer.sampling() == Layer.Sampling.ALIGN_CORNERS && resized > 1;
    boolean halves = layer.sampling() == Layer.Sampling.HALF_PIXEL_CENTERS;
    double step = corners ? (size - 1.0) / (resized - 1) : (double) size / resized;
    if (layer.interpolation() == Layer.Interpolation.NEAREST) {
      double place = halves ? (index + 0.5) * step : corners ? index * step + 0.5 : index * step;
      return Math.min(size - 1, Math.floor(place));
    }
    double place = halves ? (index + 0.5) * step - 0.5 : index * step;
    return Math.max(0, Math.min(size - 1, place));
  }

  private double between(double y, double x, int channel, Shape shape) {
    int top = (int) y;
    int left = (int) x;
    int bottom = Math.min(top + 1, shape.height() - 1);
    int right = Math.min(left + 1, shape.width() - 1);
    double upper = from.get(0).get(top, left, channel) * (1 - (x - left));
    upper += from.get(0).get(top, right, channel) * (x - left);
    double lower = from.get(0).get(bottom, left, channel) * (1 - (x - left));
    lower += from.get(0).get(bottom, right, channel) * (x - left);
    return upper * (1 - (y - top)) + lower * (y - top);
  }

  @Override
  public FloatTensor pad(Layer.Pad layer) {
    return clamped(
        Layer.Activation.NONE,
        (row, column, channel) -> {
          int y = row - layer.padding().top();
          int x = column - layer.padding().left();
          return from.get(0).contains(y, x) ? from.get(0).get(y, x, channel) : 0;
        });
  }

  @Override
  public FloatTensor reshape(Layer.Reshape layer) {
    return new FloatTensor(operator.shape(), from.get(0).values());
  }

  @Override
  public FloatTensor transpose(Layer.Transpose layer) {
    int height = layer.permutation().indexOf(0);
    int width = layer.permutation().indexOf(1);
    int channels = layer.permutation().indexOf(2);
    return clamped(
        Layer.Activation.NONE,
        (row, column, channel) -> {
          int[] place = {row, column, channel};
          return from.get(0).get(place[height], place[width], place[channels]);
        });
  }

  @Override
  public FloatTensor softmax(Layer.Softmax layer) {
    return clamped(
        Layer.Activation.NONE,
        (row, column, channel) -> {
          double sum = 0;
          float own = from.get(0).get(row, column, channel);
          for (int i = 0; i < operator.shape().channels(); i++) {
            sum += Math.exp(layer.beta() * (from.get(0).get(row, column, i) - own));
          }
          return 1 / sum;
        });
  }

  @Override
  public FloatTensor unary(Layer.Unary layer) {
    DoubleUnaryOperator function = layer.function().accept(new FunctionDefinition());
    return clamped(
        Layer.Activation.NONE,
        (row, column, channel) -> function.applyAsDouble(from.get(0).get(row, column, channel)));
  }

  @Override
  public FloatTensor requantize(Layer.Requantize layer) {
    return from.get(0);
  }

  @Override
  public FloatTensor clamp(Layer.Clamp layer) {
    return clamped(layer.activation(), from.get(0)::get);
  }

  private FloatTensor clamped(Layer.Activation activation, FloatTensor.Element element) {
    return FloatTensor.of(
        operator.shape(),
        (row, column, channel) -> {
          double value = element.at(row, column, channel);
          return switch (activation) {
            case NONE -> value;
            case RELU -> Math.max(0, value);
            case RELU6 -> Math.max(0, Math.min(6, value));
            case RELU_N1_TO_1 -> Math.max(-1, Math.min(1, value));
          };
        });
  }

  /** The taps of a window that lie inside its input. */
  private void slide(Window window, int row, int column, Tap tap) {
    for (int i = 0; i < window.kernel().rows(); i++) {
      for (int j = 0; j < window.kernel().columns(); j++) {
        int y = row * window.strides().rows() + i * window.dilation().rows();
        int x = column * window.strides().columns() + j * window.dilation().columns();
        y -= window.padding().top();
        x -= window.padding().left();
        if (from.get(0).contains(y, x)) {
          tap.at(y, x, i, j);
        }
      }
    }
  }

  /** An element of the input and the tap of the kernel that meets it. */
  private interface Tap {
    void at(int row, int column, int tapRow, int tapColumn);
  }
}
