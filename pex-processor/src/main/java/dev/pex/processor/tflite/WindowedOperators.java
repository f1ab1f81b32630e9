package dev.pex.processor.tflite;

import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;
import dev.pex.processor.tflite.schema.Conv2DOptions;
import dev.pex.processor.tflite.schema.DepthwiseConv2DOptions;
import dev.pex.processor.tflite.schema.Pool2DOptions;
import java.util.List;

/** Reads the operators that slide over rows and columns: convolutions and pools. */
final class WindowedOperators {
  private WindowedOperators() {}

  static Reading convolution(OperatorView operator) {
    operator.requireOperands(2, 3);
    Value input = operator.picture(0);
    Shape shape = input.operand().shape();
    FileTensor weights = Weights.tensor(operator, 4);
    int channels = weights.dimensions().size(0);
    requireUngrouped(operator, weights.dimensions(), shape.channels());
    Conv2DOptions options = operator.requiredOptions(new Conv2DOptions());
    Weights.requireBiasType(operator, options.quantizedBiasType());
    Filter filter = Weights.filter(operator, weights, 0);
    Weights.requireFactors(operator, input, weights);
    Window window = sliding(options).window(operator, shape, filter.height(), filter.width());
    Op op =
        new Op.Conv2D(
            filter,
            operator.bias(2, channels),
            window,
            operator.fused(options.fusedActivationFunction()));
    return windowed(op, input, window, channels);
  }

  private static void requireUngrouped(
      OperatorView operator, Dimensions weights, int inputChannels) {
    String predicate = "has weights " + weights + " for an input of " + inputChannels + " channels";
    if (inputChannels % weights.size(3) != 0) {
      throw operator.invalid(predicate);
    }
    if (inputChannels != weights.size(3)) {
      throw operator.unsupported(predicate + ", a convolution in groups");
    }
  }

  static Reading depthwise(OperatorView operator) {
    operator.requireOperands(2, 3);
    Value input = operator.picture(0);
    Shape shape = input.operand().shape();
    FileTensor weights = Weights.tensor(operator, 4);
    int channels = weights.dimensions().size(3);
    if (weights.dimensions().size(0) != 1 || channels % shape.channels() != 0) {
      throw operator.invalid(
          "has weights "
              + weights.dimensions()
              + " for an input of "
              + shape.channels()
              + " channels");
    }
    DepthwiseConv2DOptions options = operator.requiredOptions(new DepthwiseConv2DOptions());
    Filter filter = Weights.filter(operator, weights, 3);
    Weights.requireFactors(operator, input, weights);
    Window window = sliding(options).window(operator, shape, filter.height(), filter.width());
    Op op =
        new Op.DepthwiseConv2D(
            filter,
            operator.bias(2, channels),
            window,
            channels / shape.channels(),
            operator.fused(options.fusedActivationFunction()));
    return windowed(op, input, window, channels);
  }

  private static Sliding sliding(Conv2DOptions options) {
    return new Sliding(
        options.padding(),
        options.strideH(),
        options.strideW(),
        options.dilationHFactor(),
        options.dilationWFactor());
  }

  private static Sliding sliding(DepthwiseConv2DOptions options) {
    return new Sliding(
        options.padding(),
        options.strideH(),
        options.strideW(),
        options.dilationHFactor(),
        options.dilationWFactor());
  }

  static Reading pool(OperatorView operator) {
    operator.requireOperands(1, 1);
    Value input = operator.picture(0);
    Shape shape = input.operand().shape();
    Pool2DOptions options = operator.requiredOptions(new Pool2DOptions());
    Window window =
        new Sliding(options.padding(), options.strideH(), options.strideW(), 1, 1)
            .window(operator, shape, options.filterHeight(), options.filterWidth());
    FusedActivation activation = operator.fused(options.fusedActivationFunction());
    operator.requireSameQuantization(input);
    Op op =
        operator.kind() == OperatorKind.MAX_POOL_2D
            ? new Op.MaxPool(window, activation)
            : new Op.AveragePool(window, activation);
    return windowed(op, input, window, shape.channels());
  }

  private static Reading windowed(Op op, Value input, Window window, int channels) {
    Shape shape = input.operand().shape();
    Dimensions dimensions =
        Dimensions.of(
            1, window.outputHeight(shape.height()), window.outputWidth(shape.width()), channels);
    return Reading.of(op, List.of(input.operand()), dimensions);
  }
}
