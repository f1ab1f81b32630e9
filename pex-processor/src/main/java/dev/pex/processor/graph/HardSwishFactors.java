package dev.pex.processor.graph;

/**
 * HARD_SWISH in 16-bit fixed point, as TFLite's reference kernel computes it: the input on the
 * output's scale, times a share in [0, 1] that grows from -3 to 3.
 *
 * @param output from the enlarged input to the output's scale
 * @param share from the enlarged input to thirds, in units of 2^-15
 */
record HardSwishFactors(Rescale output, Rescale share) {
  private static final int ENLARGEMENT = 128;
  private static final float SHARE_SCALE = 3f / (1 << 15);
  private static final int LEAST_SHIFT = -15;
  private static final int MOST_SHIFT = 15;

  /** The factors, in single precision first. */
  static HardSwishFactors of(Quantization input, Quantization output) {
    float enlarged = input.scale() * (1f / ENLARGEMENT);
    return new HardSwishFactors(
        Rescale.of(enlarged / output.scale()), Rescale.of(enlarged / SHARE_SCALE));
  }

  /** Whether 16 bits hold what happens on the way. */
  boolean areSound() {
    return output.shift() <= 0
        && Math.min(output.shift(), share.shift()) >= LEAST_SHIFT
        && share.shift() <= MOST_SHIFT;
  }

  /** The result for a value, both without their zero points. */
  int apply(int value) {
    int enlarged = value * ENLARGEMENT;
    int scaled = roundedProduct(enlarged, fraction(output));
    int product = scaled * ((thirds(enlarged) + (1 << 15)) >> 1) / (1 << 15);
    return roundedShift(product, -output.shift());
  }

  /**
   * The value over 3, from -1 to 1 in units of 2^-15; only the last doubling saturates for good.
   */
  private int thirds(int enlarged) {
    int left = Math.max(share.shift(), 0);
    int shifted = left > 0 ? saturated((long) enlarged << (left - 1)) : enlarged;
    int product = roundedProduct(shifted, fraction(share));
    return left > 0 ? saturated(2L * product) : roundedShift(product, -share.shift());
  }

  private static int fraction(Rescale factor) {
    return (int) Math.min(((long) factor.multiplier() + (1 << 15)) >> 16, Short.MAX_VALUE);
  }

  /** Half of the product's upper part, to nearest. */
  private static int roundedProduct(int first, int second) {
    int product = first * second;
    return (product + (product >= 0 ? 1 << 14 : 1 - (1 << 14))) / (1 << 15);
  }

  private static int saturated(long value) {
    return (int) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }

  private static int roundedShift(int value, int exponent) {
    int magnitude = (Math.abs(value) + ((1 << exponent) >> 1)) >> exponent;
    return value < 0 ? -magnitude : magnitude;
  }
}
