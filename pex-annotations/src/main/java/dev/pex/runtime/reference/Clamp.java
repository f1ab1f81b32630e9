package dev.pex.runtime.reference;

/**
 * RELU, RELU6, RELU_N1_TO_1 as operators of their own: a clamp, perhaps with a new quantisation.
 */
public final class Clamp {
  private Clamp() {}

  /**
   * Clamps a whole tensor; unlike in QUANTIZE, the scales are divided in single precision.
   *
   * @param output the result's type
   */
  public static WholeTensor apply(WholeTensor input, Activation activation, TensorType output) {
    float factorInSinglePrecision = input.type().scale() / output.scale();
    FixedPoint factor = FixedPoint.of(factorInSinglePrecision);
    return input.map(output, activation, factor::multiply);
  }
}
