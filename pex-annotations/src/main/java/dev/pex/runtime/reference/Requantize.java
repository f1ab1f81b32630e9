package dev.pex.runtime.reference;

/** QUANTIZE from int8 to int8: the same reals under another quantisation. */
public final class Requantize {
  private Requantize() {}

  /**
   * Requantises a whole tensor.
   *
   * @param output the result's type
   */
  public static WholeTensor apply(WholeTensor input, TensorType output) {
    FixedPoint factor = FixedPoint.of((double) input.type().scale() / output.scale());
    return elementwise(input, factor, Activation.NONE, output);
  }

  static WholeTensor elementwise(
      WholeTensor input, FixedPoint factor, Activation activation, TensorType output) {
    WholeTensor result = WholeTensor.zeros(output);
    for (int row = 0; row < output.height(); row++) {
      for (int column = 0; column < output.width(); column++) {
        for (int channel = 0; channel < output.channels(); channel++) {
          int stored = factor.multiply(input.real(row, column, channel)) + output.zeroPoint();
          result.set(row, column, channel, activation.clamp(stored, output));
        }
      }
    }
    return result;
  }
}
