package dev.pex.runtime.reference;

/** ADD: the sum of two tensors, element by element. */
public final class Add {
  /** Bits by which both terms are enlarged before they are brought to one scale. */
  private static final int LEFT_SHIFT = 20;

  private Add() {}

  /**
   * Adds two tensors of one shape.
   *
   * @param output the result's type
   */
  public static WholeTensor apply(
      WholeTensor first, WholeTensor second, Activation activation, TensorType output) {
    return sum(first, second, false, activation, output);
  }

  /** The sum, or the difference, whose second factor is negative. */
  static WholeTensor sum(
      WholeTensor first,
      WholeTensor second,
      boolean subtracts,
      Activation activation,
      TensorType output) {
    double commonScale = 2 * Math.max(first.type().scale(), second.type().scale());
    FixedPoint firstFactor = FixedPoint.of(first.type().scale() / commonScale);
    FixedPoint secondScale = FixedPoint.of(second.type().scale() / commonScale);
    FixedPoint secondFactor = subtracts ? secondScale.negated() : secondScale;
    FixedPoint sumFactor =
        FixedPoint.of(commonScale / ((1 << LEFT_SHIFT) * (double) output.scale()));
    WholeTensor result = WholeTensor.zeros(output);
    for (int row = 0; row < output.height(); row++) {
      for (int column = 0; column < output.width(); column++) {
        for (int channel = 0; channel < output.channels(); channel++) {
          int sum =
              firstFactor.multiply(first.real(row, column, channel) << LEFT_SHIFT)
                  + secondFactor.multiply(second.real(row, column, channel) << LEFT_SHIFT);
          int stored = sumFactor.multiply(sum) + output.zeroPoint();
          result.set(row, column, channel, activation.clamp(stored, output));
        }
      }
    }
    return result;
  }
}
