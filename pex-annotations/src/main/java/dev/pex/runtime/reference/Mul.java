package dev.pex.runtime.reference;

/** MUL: the product of two tensors, element by element. */
public final class Mul {
  private Mul() {}

  /**
   * Multiplies two tensors; the second has the shape of the first, or is one pixel that holds for
   * all.
   *
   * @param output the result's type
   */
  public static WholeTensor apply(
      WholeTensor first, WholeTensor second, Activation activation, TensorType output) {
    float factorInSinglePrecision = first.type().scale() * second.type().scale() / output.scale();
    FixedPoint factor = FixedPoint.of(factorInSinglePrecision);
    boolean onePixel = second.type().height() == 1 && second.type().width() == 1;
    WholeTensor result = WholeTensor.zeros(output);
    for (int row = 0; row < output.height(); row++) {
      for (int column = 0; column < output.width(); column++) {
        for (int channel = 0; channel < output.channels(); channel++) {
          int other = onePixel ? second.real(0, 0, channel) : second.real(row, column, channel);
          int product = first.real(row, column, channel) * other;
          int stored = factor.multiply(product) + output.zeroPoint();
          result.set(row, column, channel, activation.clamp(stored, output));
        }
      }
    }
    return result;
  }
}
