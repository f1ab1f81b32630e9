package dev.pex.runtime;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Arithmetic of the kernels as it is defined, in arbitrary precision. */
final class Definitions {
  private Definitions() {}

  /** {@code value * multiplier * 2^(shift - 31)}, rounded at 2^31, then at the right shift. */
  static int rescaled(int value, int multiplier, int shift) {
    BigDecimal shifted = BigDecimal.valueOf(value).multiply(power(Math.max(shift, 0)));
    BigDecimal high = halfUp(shifted.multiply(BigDecimal.valueOf(multiplier)).divide(power(31)));
    return high.divide(power(Math.max(-shift, 0)))
        .setScale(0, RoundingMode.HALF_UP)
        .intValueExact();
  }

  /** {@code value * multiplier * 2^(shift - 31)} to nearest, halves away from zero. */
  static int rescaledOnce(int value, int multiplier, int shift) {
    return BigDecimal.valueOf((long) value * multiplier)
        .divide(power(31 - shift))
        .setScale(0, RoundingMode.HALF_UP)
        .intValueExact();
  }

  /** To nearest; halves towards positive infinity. */
  static BigDecimal halfUp(BigDecimal value) {
    return value.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
  }

  /** A value with the zero point, within the clamp. */
  static byte stored(int value, OutputStage stage) {
    int moved = value + stage.zeroPoint();
    if (moved < stage.min()) {
      return (byte) stage.min();
    }
    return moved > stage.max() ? (byte) stage.max() : (byte) moved;
  }

  private static BigDecimal power(int exponent) {
    return BigDecimal.valueOf(2).pow(exponent);
  }
}
