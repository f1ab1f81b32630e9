package dev.pex.codesign.model;

import dev.pex.codesign.network.FunctionDefinition;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.network.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * What each layer means, element by element and in double precision, without batch normalisation
 * and activation.
 */
record LayerDefinition(Operator operator, List<Values> operands, Map<String, double[]> parameters)
    implements Layer.Visitor<Values> {
  @Override
  public Values conv2D(Layer.Conv2D layer) {
    int channels = operand().shape().channels();
    return convolution(layer.window(), channels, filter -> 0);
  }

  @Override
  public Values depthwiseConv2D(Layer.DepthwiseConv2D layer) {
    return convolution(layer.window(), 1, filter -> filter / layer.multiplier());
  }

  private Values convolution(Window window, int channels, IntUnaryOperator firstChannel) {
    double[] weights = parameter("weights");
    int taps = window.kernel().rows() * window.kernel().columns();
    return perElement(
        at -> {
          double sum = 0;
          for (int tap = 0; tap < taps; tap++) {
            int[] pixel = pixel(window, at, tap);
            for (int channel = 0; channel < channels; channel++) {
              if (operand().isInside(pixel[0], pixel[1])) {
                sum +=
                    weights[(at[2] * channels + channel) * taps + tap]
                        * operand()
                            .at(pixel[0], pixel[1], firstChannel.applyAsInt(at[2]) + channel);
              }
            }
          }
          return sum;
        });
  }

  private static int[] pixel(Window window, int[] at, int tap) {
    int row = tap / window.kernel().columns();
    int column = tap % window.kernel().columns();
    return new int[] {
      at[0] * window.strides().rows() - window.padding().top() + row * window.dilation().rows(),
      at[1] * window.strides().columns()
          - window.padding().left()
          + column * window.dilation().columns()
    };
  }

  @Override
  public Values dense(Layer.Dense layer) {
    double[] weights = parameter("weights");
    double[] inputs = operand().elements();
    return perElement(
        at -> {
          double sum = parameter("bias")[at[2]];
          for (int i = 0; i < inputs.length; i++) {
            sum += weights[at[2] * inputs.length + i] * inputs[i];
          }
          return sum;
        });
  }

  @Override
  public Values maxPool(Layer.MaxPool layer) {
    return perElement(at -> inWindow(layer.window(), at).max().orElseThrow());
  }

  @Override
  public Values averagePool(Layer.AveragePool layer) {
    return perElement(at -> inWindow(layer.window(), at).average().orElseThrow());
  }

  private DoubleStream inWindow(Window window, int[] at) {
    DoubleStream.Builder inside = DoubleStream.builder();
    for (int tap = 0; tap < window.kernel().rows() * window.kernel().columns(); tap++) {
      int[] pixel = pixel(window, at, tap);
      if (operand().isInside(pixel[0], pixel[1])) {
        inside.add(operand().at(pixel[0], pixel[1], at[2]));
      }
    }
    return inside.build();
  }

  @Override
  public Values mean(Layer.Mean layer) {
    Values result = Values.zeros(operator.shape());
    double share = (double) result.elements().length / operand().elements().length;
    for (int i = 0; i < operand().elements().length; i++) {
      int[] at = operand().position(i);
      for (Layer.Axis axis : layer.axes()) {
        at[index(axis)] = 0;
      }
      result.elements()[result.index(at[0], at[1], at[2])] += operand().elements()[i] * share;
    }
    return result;
  }

  @Override
  public Values add(Layer.Add layer) {
    return ofBoth((first, second) -> layer.subtracts() ? first - second : first + second);
  }

  @Override
  public Values mul(Layer.Mul layer) {
    return ofBoth((first, second) -> first * second);
  }

  private Values ofBoth(DoubleBinaryOperator function) {
    double[] second = operands.get(1).elements();
    return perElement(
        at -> {
          int index = operand().index(at[0], at[1], at[2]);
          return function.applyAsDouble(operand().elements()[index], second[index % second.length]);
        });
  }

  @Override
  public Values concatenate(Layer.Concatenate layer) {
    int axis = index(layer.axis());
    return perElement(
        at -> {
          int[] inPart = at.clone();
          for (Values part : operands) {
            int size = sizes(part.shape())[axis];
            if (inPart[axis] < size) {
              return part.at(inPart[0], inPart[1], inPart[2]);
            }
            inPart[axis] -= size;
          }
          throw new IllegalArgumentException("no part has " + Arrays.toString(at));
        });
  }

  @Override
  public Values resize(Layer.Resize layer) {
    Shape from = operand().shape();
    return perElement(
        at -> {
          double sum = 0;
          for (int row = 0; row < from.height(); row++) {
            for (int column = 0; column < from.width(); column++) {
              sum +=
                  ResizeDefinition.share(
                          layer, at[0], row, from.height(), operator.shape().height())
                      * ResizeDefinition.share(
                          layer, at[1], column, from.width(), operator.shape().width())
                      * operand().at(row, column, at[2]);
            }
          }
          return sum;
        });
  }

  @Override
  public Values pad(Layer.Pad layer) {
    return perElement(
        at -> {
          int row = at[0] - layer.padding().top();
          int column = at[1] - layer.padding().left();
          return operand().isInside(row, column) ? operand().at(row, column, at[2]) : 0;
        });
  }

  @Override
  public Values reshape(Layer.Reshape layer) {
    return new Values(operator.shape(), operand().elements());
  }

  @Override
  public Values transpose(Layer.Transpose layer) {
    return perElement(
        at -> {
          int[] from = new int[3];
          for (int axis = 0; axis < 3; axis++) {
            from[layer.permutation().get(axis)] = at[axis];
          }
          return operand().at(from[0], from[1], from[2]);
        });
  }

  @Override
  public Values softmax(Layer.Softmax layer) {
    return perElement(
        at -> {
          double sum = 0;
          for (int channel = 0; channel < operator.shape().channels(); channel++) {
            sum += Math.exp(layer.beta() * operand().at(at[0], at[1], channel));
          }
          return Math.exp(layer.beta() * operand().at(at[0], at[1], at[2])) / sum;
        });
  }

  @Override
  public Values unary(Layer.Unary layer) {
    return ofEach(layer.function().accept(new FunctionDefinition()));
  }

  @Override
  public Values requantize(Layer.Requantize layer) {
    return operand();
  }

  @Override
  public Values clamp(Layer.Clamp layer) {
    return operand();
  }

  private Values ofEach(DoubleUnaryOperator function) {
    return new Values(
        operator.shape(), Arrays.stream(operand().elements()).map(function).toArray());
  }

  /** An element of the result, of its row, column and channel. */
  private interface Element {
    double at(int[] position);
  }

  private Values perElement(Element element) {
    Values result = Values.zeros(operator.shape());
    for (int i = 0; i < result.elements().length; i++) {
      result.elements()[i] = element.at(result.position(i));
    }
    return result;
  }

  private double[] parameter(String part) {
    return Objects.requireNonNull(parameters.get(part), part);
  }

  private Values operand() {
    return operands.get(0);
  }

  private static int index(Layer.Axis axis) {
    return List.of(Layer.Axis.values()).indexOf(axis);
  }

  private static int[] sizes(Shape shape) {
    return new int[] {shape.height(), shape.width(), shape.channels()};
  }
}
