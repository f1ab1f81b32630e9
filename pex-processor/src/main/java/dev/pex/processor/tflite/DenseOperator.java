package dev.pex.processor.tflite;

import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.tflite.schema.FullyConnectedOptions;
import dev.pex.processor.tflite.schema.FullyConnectedOptionsWeightsFormat;
import java.util.ArrayList;
import java.util.List;

/** Reads FULLY_CONNECTED over one batch; its input is read as a vector, whatever its rank. */
final class DenseOperator {
  /** How far, in units of the output, TensorFlow Lite lets the scale of a bias be off. */
  private static final double BIAS_TOLERANCE = 0.02;

  private DenseOperator() {}

  static Reading read(OperatorView operator) {
    operator.requireOperands(2, 3);
    Value input = operator.activation(0);
    FileTensor weights = Weights.tensor(operator, 2);
    requireOneBatch(operator, input, weights);
    FullyConnectedOptions options = operator.requiredOptions(new FullyConnectedOptions());
    Weights.requireBiasType(operator, options.quantizedBiasType());
    if (options.weightsFormat() != FullyConnectedOptionsWeightsFormat.DEFAULT) {
      throw operator.unsupported("has shuffled weights");
    }
    Filter filter = Weights.filter(operator, weights, 0);
    Weights.requireFactors(operator, input, weights);
    Int32Values bias = operator.bias(2, filter.outer());
    requireBiasScale(operator, input, filter);
    Op op = new Op.Dense(filter, bias, operator.fused(options.fusedActivationFunction()));
    return Reading.of(
        op, List.of(input.flattened()), result(operator, input, filter, options.keepNumDims()));
  }

  private static void requireOneBatch(OperatorView operator, Value input, FileTensor weights) {
    int elements = input.tensor().shape().elements();
    int needed = weights.dimensions().size(1);
    if (elements % needed != 0) {
      throw operator.invalid(
          "has weights for " + needed + " elements over an input of " + elements);
    }
    if (elements != needed) {
      throw operator.unsupported("runs on a batch of " + elements / needed);
    }
  }

  private static Dimensions result(
      OperatorView operator, Value input, Filter filter, boolean keepRank) {
    if (!keepRank) {
      return Dimensions.of(1, filter.outer());
    }
    List<Integer> sizes = new ArrayList<>(input.dimensions().sizes());
    if (sizes.get(sizes.size() - 1) != filter.inner()) {
      throw operator.invalid(
          "keeps the dimensions of its input " + input.dimensions() + ", which it does not match");
    }
    sizes.set(sizes.size() - 1, filter.outer());
    return new Dimensions(sizes);
  }

  /** TensorFlow Lite's own check, which it makes for one scale only. */
  private static void requireBiasScale(OperatorView operator, Value input, Filter filter) {
    if (operator.index(2).isEmpty() || filter.scales().size() > 1) {
      return;
    }
    FileTensor bias = operator.tensor(2);
    double biasScale = bias.scaling().greatestScale();
    Quantization from = input.tensor().quantization();
    double product = from.scale() * filter.scales().get(0);
    double difference = Math.abs(product - biasScale) / operator.outputQuantization().scale();
    if (difference > BIAS_TOLERANCE) {
      throw operator.invalid(
          "has a bias of scale " + biasScale + " where its input and weights make " + product);
    }
  }
}
