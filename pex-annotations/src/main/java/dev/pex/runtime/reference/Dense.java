package dev.pex.runtime.reference;

/** FULLY_CONNECTED: each unit is a weighted sum of all elements of the input. */
public final class Dense {
  private Dense() {}

  /**
   * Multiplies the elements of the input, in their order, by a matrix. Unlike a convolution's, sums
   * are rescaled in double precision and rounded once.
   *
   * @param weights {@code units x 1 x 1 x inputs}
   * @param output the result's type, a vector of units
   */
  public static WholeTensor apply(
      WholeTensor input, Weights weights, Activation activation, TensorType output) {
    WholeTensor result = WholeTensor.zeros(output);
    WholeTensor flat = Reshape.apply(input, input.type().flattened());
    for (int unit = 0; unit < output.channels(); unit++) {
      int sum = weights.bias(unit);
      for (int from = 0; from < flat.type().channels(); from++) {
        sum += flat.real(0, 0, from) * weights.get(unit, 0, 0, from);
      }
      long rescaled = FixedPoint.round(sum * weights.realFactor(unit, input.type(), output));
      int stored = Math.toIntExact(rescaled + output.zeroPoint());
      result.set(0, 0, unit, activation.clamp(stored, output));
    }
    return result;
  }
}
