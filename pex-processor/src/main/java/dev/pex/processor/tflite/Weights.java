package dev.pex.processor.tflite;

import dev.pex.processor.graph.Filter;
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
    weights.requireQuantization();
    Dimensions dimensions = weights.dimensions();
    FileQuantization scaling = weights.scaling();
    int scales = scaling.scales().size();
    boolean perChannel = scaling.axis() == channelAxis && scales == dimensions.size(channelAxis);
    if (scales > 1 && !perChannel) {
      throw operator.quantization(
          "has weights " + dimensions + " with " + scales + " scales along axis " + scaling.axis());
    }
    if (scaling.zeroPoint() != 0) {
      throw Refusal.quantization(
          weights.place(),
          "has zero point " + scaling.zeroPoint() + " where Pex reads weights with 0");
    }
    boolean flat = dimensions.rank() == 2;
    return new Filter(
        operator.int8(weights),
        dimensions.size(0),
        flat ? 1 : dimensions.size(1),
        flat ? 1 : dimensions.size(2),
        dimensions.size(dimensions.rank() - 1),
        scaling.scales());
  }

  /** Refuses scales whose products cannot be rescaled. */
  static void requireFactors(OperatorView operator, Value input, FileTensor weights) {
    operator.requireFactor(
        (double) input.tensor().quantization().scale()
            * weights.scaling().greatestScale()
            / operator.outputQuantization().scale());
  }

  /** Refuses accumulators of another type than int32. */
  static void requireBiasType(OperatorView operator, int type) {
    if (type != TensorType.FLOAT32 && type != TensorType.INT32) {
      throw operator.unsupported("accumulates in " + FileTensor.typeName(type));
    }
  }
}
