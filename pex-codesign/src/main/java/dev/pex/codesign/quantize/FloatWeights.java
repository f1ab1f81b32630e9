package dev.pex.codesign.quantize;

import dev.pex.processor.graph.FloatValues;

/**
 * Weights and bias of one operator, batch normalisation folded into them.
 *
 * @param weights as a {@code .tflite} has them, innermost last: output channels, kernel rows,
 *     kernel columns, input channels of a convolution; kernel rows, kernel columns, output channels
 *     of a depthwise one; units, inputs of a dense layer
 * @param bias one for each output channel
 */
public record FloatWeights(FloatValues weights, FloatValues bias) {
  /** Refuses what is not a finite number. */
  public FloatWeights {
    requireFinite(weights);
    requireFinite(bias);
  }

  /** Copies of arrays. */
  public static FloatWeights copyOf(float[] weights, float[] bias) {
    return new FloatWeights(FloatValues.copyOf(weights), FloatValues.copyOf(bias));
  }

  private static void requireFinite(FloatValues values) {
    for (int i = 0; i < values.size(); i++) {
      if (!Float.isFinite(values.get(i))) {
        throw new IllegalArgumentException("a weight is " + values.get(i));
      }
    }
  }
}
