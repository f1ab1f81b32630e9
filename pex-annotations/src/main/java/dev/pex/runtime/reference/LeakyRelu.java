package dev.pex.runtime.reference;

/** LEAKY_RELU: positive elements as they are, negative ones times a slope. */
public final class LeakyRelu {
  private LeakyRelu() {}

  /**
   * Applies it to a whole tensor; factors are computed in single precision.
   *
   * @param output the result's type
   */
  public static WholeTensor apply(WholeTensor input, float negativeSlope, TensorType output) {
    float scale = input.type().scale();
    FixedPoint positive = FixedPoint.of(scale / output.scale());
    FixedPoint negative = FixedPoint.of(scale * negativeSlope / output.scale());
    return input.map(
        output, Activation.NONE, value -> (value < 0 ? negative : positive).multiply(value));
  }
}
