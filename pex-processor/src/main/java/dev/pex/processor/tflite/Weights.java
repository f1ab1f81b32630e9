package dev.pex.processor.tflite;

import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.tflite.schema.TensorType;

/** Reads the weights of convolutions and dense layers: constant, int8, symmetric. */
final class Weights {
  private Weights() {}

  /** The second operand, of a rank. */
  static FileTensor tensor(OperatorView operator, int rank) {
    FileTensor weights = operator.constant(1);
    if (weights.dimensions().rank() != rank) {
      throw operator.invalid(
          "has weights " + weights.dimensions() + " where it needs " + rank + " dimensions");
    }
    return weights;
  }

  /** The filter that a tensor holds, of rank four or two; its channels lie along an axis. */
  static Filter filter(OperatorView operator, FileTensor weights, int channelAxis) {
    Dimensions dimensions = weights.dimensions();
    int scales = weights.scales().size();
    if (scales == 0) {
      throw Refusal.invalid(weights.place(), "has no quantisation");
    }
    boolean perChannel = scales > 1;
    if (perChannel
        && (weights.quantizedAxis() != channelAxis || scales != dimensions.size(channelAxis))) {
      throw operator.invalid(
          String.format(
              "has weights %s with %d scales along dimension %d",
              dimensions, scales, weights.quantizedAxis()));
    }
    requireSymmetric(weights);
    boolean flat = dimensions.rank() == 2;
    return new Filter(
        operator.int8(weights),
        dimensions.size(0),
        flat ? 1 : dimensions.size(1),
        flat ? 1 : dimensions.size(2),
        dimensions.size(dimensions.rank() - 1),
        weights.scales());
  }

  private static void requireSymmetric(FileTensor weights) {
    for (int index = 0; index < weights.zeroPoints().size(); index++) {
      int zeroPoint = weights.zeroPoints().get(index);
      if (zeroPoint != 0) {
        throw Refusal.unsupported(
            weights.place(), "has zero point " + zeroPoint + " where weights have zero point 0");
      }
    }
  }

  /** Refuses scales whose products cannot be rescaled. */
  static void requireFactors(OperatorView operator, Value input, Filter filter) {
    Quantization from = input.tensor().quantization();
    Quantization to = operator.outputQuantization();
    for (int index = 0; index < filter.scales().size(); index++) {
      operator.requireFactor((double) from.scale() * filter.scales().get(index) / to.scale());
    }
  }

  /** Refuses accumulators of another type than int32. */
  static void requireBiasType(OperatorView operator, int type) {
    if (type != TensorType.FLOAT32 && type != TensorType.INT32) {
      throw operator.unsupported("accumulates in " + FileTensor.typeName(type));
    }
  }
}
