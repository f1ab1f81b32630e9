package dev.pex.runtime;

/**
 * Fixed-point arithmetic with the rounding of gemmlowp's {@code fixedpoint.h}, which TFLite's
 * reference kernels use.
 */
public final class FixedPoint {
  /** exp(-2^(i-2)) without integer bits. */
  private static final int[] EXPONENTIALS = {
    1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242
  };

  private static final int EXPONENTIAL_OF_MINUS_EIGHTH = 1895147668;
  private static final int ONE_THIRD = 715827883;

  /** With two integer bits, as is the next. */
  private static final int FORTY_EIGHT_SEVENTEENTHS = 1515870810;

  private static final int THIRTY_TWO_SEVENTEENTHS = 1010580540;

  private FixedPoint() {}

  /**
   * TFLite's MultiplyByQuantizedMultiplier with double rounding: {@code value * multiplier *
   * 2^(shift - 31)}.
   *
   * @param multiplier not negative
   * @param shift from -31 to 30, positive to the left; bits shifted out on the left are lost
   */
  public static int multiply(int value, int multiplier, int shift) {
    int shifted = shift > 0 ? value << shift : value;
    int high = roundingDoublingHighMultiply(shifted, multiplier);
    return shift < 0 ? roundingDivideByPowerOfTwo(high, -shift) : high;
  }

  /**
   * {@code value * multiplier * 2^(shift - 31)} rounded once, halves away from zero, as TFLite's
   * FULLY_CONNECTED rounds.
   *
   * @param multiplier not negative
   * @param shift from -31 to 30
   */
  public static int multiplyRoundingOnce(int value, int multiplier, int shift) {
    long product = (long) value * multiplier;
    long half = 1L << (30 - shift);
    return (int) ((product + half - (product < 0 ? 1 : 0)) >> (31 - shift));
  }

  /**
   * The high half of twice the product, halves rounded up; gemmlowp's
   * SaturatingRoundingDoublingHighMul.
   */
  public static int roundingDoublingHighMultiply(int first, int second) {
    if (first == Integer.MIN_VALUE && second == Integer.MIN_VALUE) {
      return Integer.MAX_VALUE;
    }
    return (int) (((long) first * second + (1L << 30)) >> 31);
  }

  /**
   * The quotient by {@code 2^exponent}, halves rounded away from zero.
   *
   * @param exponent from 0 to 31
   */
  public static int roundingDivideByPowerOfTwo(int value, int exponent) {
    int mask = (int) ((1L << exponent) - 1);
    int threshold = (mask >> 1) + (value < 0 ? 1 : 0);
    return (value >> exponent) + ((value & mask) > threshold ? 1 : 0);
  }

  /** The product with {@code 2^exponent}, the exponent not negative, kept within int32. */
  public static int saturatingShiftLeft(int value, int exponent) {
    long shifted = (long) value << exponent;
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, shifted));
  }

  /**
   * The exponential of a number that is not positive.
   *
   * @param raw with {@code integerBits} integer bits and {@code 31 - integerBits} fractional ones
   * @param integerBits from 0 to 5
   * @return with no integer bits
   */
  public static int exponentialOfNegative(int raw, int integerBits) {
    if (raw == 0) {
      return Integer.MAX_VALUE;
    }
    int fractionalBits = 31 - integerBits;
    int quarter = 1 << (fractionalBits - 2);
    int remainderLessQuarter = (raw & (quarter - 1)) - quarter;
    int result = exponentialNearEighth(saturatingShiftLeft(remainderLessQuarter, integerBits));
    int quarters = remainderLessQuarter - raw;
    for (int i = 0; i < EXPONENTIALS.length && i - 2 < integerBits; i++) {
      if ((quarters & (quarter << i)) != 0) {
        result = roundingDoublingHighMultiply(result, EXPONENTIALS[i]);
      }
    }
    return result;
  }

  /** The exponential of a number in [-1/4, 0), both without integer bits: a series around -1/8. */
  private static int exponentialNearEighth(int raw) {
    int x = raw + (1 << 28);
    int x2 = roundingDoublingHighMultiply(x, x);
    int x3 = roundingDoublingHighMultiply(x2, x);
    int x4 = roundingDoublingHighMultiply(x2, x2);
    int x4By4 = roundingDivideByPowerOfTwo(x4, 2);
    int higher = roundingDoublingHighMultiply(x4By4 + x3, ONE_THIRD) + x2;
    int series = x + roundingDivideByPowerOfTwo(higher, 1);
    return EXPONENTIAL_OF_MINUS_EIGHTH
        + roundingDoublingHighMultiply(EXPONENTIAL_OF_MINUS_EIGHTH, series);
  }

  /**
   * The inverse of one plus a number in [0, 1), by three steps of Newton and Raphson.
   *
   * @param raw without integer bits
   * @return without integer bits
   */
  public static int inverseOfOnePlus(int raw) {
    int half = (int) (((long) raw + Integer.MAX_VALUE + 1) / 2);
    int x = FORTY_EIGHT_SEVENTEENTHS + roundingDoublingHighMultiply(half, -THIRTY_TWO_SEVENTEENTHS);
    for (int step = 0; step < 3; step++) {
      int error = (1 << 29) - roundingDoublingHighMultiply(half, x);
      x += saturatingShiftLeft(roundingDoublingHighMultiply(x, error), 2);
    }
    return saturatingShiftLeft(x, 1);
  }
}
