package dev.pex.runtime.reference;

/**
 * A positive real as a 32-bit fraction and a power of two, and multiplication by it, as TFLite's
 * {@code QuantizeMultiplier} and {@code MultiplyByQuantizedMultiplier} define them: the product is
 * rounded twice.
 *
 * @param fraction in units of 2^-31, at least one half, or zero; negative for a factor that is
 * @param exponent power of two, positive makes the factor greater than one
 */
record FixedPoint(int fraction, int exponent) {
  /** The nearest fixed-point factor; reals under 2^-32 become zero. */
  static FixedPoint of(double real) {
    if (real == 0) {
      return new FixedPoint(0, 0);
    }
    int exponent = Math.getExponent(real) + 1;
    long fraction = round(Math.scalb(real, 31 - exponent));
    if (fraction == 1L << 31) {
      fraction /= 2;
      exponent++;
    }
    if (exponent < -31) {
      return new FixedPoint(0, 0);
    }
    return new FixedPoint((int) fraction, exponent);
  }

  /** The factor with the other sign. */
  FixedPoint negated() {
    return new FixedPoint(-fraction, exponent);
  }

  /** The value times this factor. */
  int multiply(int value) {
    int shifted = value * (1 << Math.max(exponent, 0));
    return divideByPowerOfTwo(highProduct(shifted, fraction), Math.max(-exponent, 0));
  }

  /**
   * The upper half of twice the product, rounded to nearest; halves upwards for a positive product
   * and, since the quotient is cut off towards zero, upwards for a negative one as well.
   */
  static int highProduct(int first, int second) {
    if (first == Integer.MIN_VALUE && second == Integer.MIN_VALUE) {
      return Integer.MAX_VALUE;
    }
    long product = (long) first * second;
    long nudge = product >= 0 ? 1L << 30 : 1 - (1L << 30);
    return (int) ((product + nudge) / (1L << 31));
  }

  /** The quotient by {@code 2^exponent}, rounded to nearest; halves go away from zero. */
  static int divideByPowerOfTwo(int value, int exponent) {
    long magnitude = Math.abs((long) value);
    long rounded = (magnitude + ((1L << exponent) >> 1)) >> exponent;
    return (int) (value < 0 ? -rounded : rounded);
  }

  /** The quotient of two integers, rounded to nearest; halves go away from zero. */
  static int divide(int dividend, int divisor) {
    int half = divisor / 2;
    return (dividend > 0 ? dividend + half : dividend - half) / divisor;
  }

  /** C's {@code round}: the nearest integer, halves away from zero. */
  static long round(double value) {
    long magnitude = (long) Math.floor(Math.abs(value));
    if (Math.abs(value) - magnitude >= 0.5) {
      magnitude++;
    }
    return value < 0 ? -magnitude : magnitude;
  }
}
