package dev.pex.runtime.reference;

/**
 * SOFTMAX over the channels in 32-bit fixed point, as TFLite defines it on gemmlowp's exponential
 * and reciprocal. A comment {@code Qm.n} names a format: m integer and n fractional bits.
 */
public final class Softmax {
  private static final int DIFFERENCE_INTEGER_BITS = 5;
  private static final int DIFFERENCE_FRACTION_BITS = 31 - DIFFERENCE_INTEGER_BITS;
  private static final int SUM_INTEGER_BITS = 12;

  /** exp(-2^i) in Q0.31 for i = -2, -1, 0 … 4. */
  private static final int[] POWERS_OF_EXP = {
    1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242
  };

  private static final int EXP_OF_MINUS_ONE_EIGHTH = 1895147668; // Q0.31
  private static final int ONE_THIRD = 715827883; // Q0.31
  private static final int FORTY_EIGHT_SEVENTEENTHS = 1515870810; // Q2.29
  private static final int MINUS_THIRTY_TWO_SEVENTEENTHS = -1010580540; // Q2.29

  private Softmax() {}

  /**
   * The softmax of every pixel.
   *
   * @param beta factor of the reals before the exponential
   * @param output the result's type; TFLite fixes it to scale 1/256, zero point -128
   */
  public static WholeTensor apply(WholeTensor input, float beta, TensorType output) {
    double unit = (double) beta * input.type().scale() * (1 << DIFFERENCE_FRACTION_BITS);
    FixedPoint factor = FixedPoint.of(Math.min(unit, (1L << 31) - 1.0));
    WholeTensor result = WholeTensor.zeros(output);
    for (int row = 0; row < output.height(); row++) {
      for (int column = 0; column < output.width(); column++) {
        pixel(input, row, column, factor, result);
      }
    }
    return result;
  }

  private static void pixel(
      WholeTensor input, int row, int column, FixedPoint factor, WholeTensor result) {
    int channels = input.type().channels();
    int greatest = Byte.MIN_VALUE;
    for (int channel = 0; channel < channels; channel++) {
      greatest = Math.max(greatest, input.get(row, column, channel));
    }
    int sum = 0;
    int[] exponentials = new int[channels];
    for (int channel = 0; channel < channels; channel++) {
      exponentials[channel] = exponential(input.get(row, column, channel) - greatest, factor);
      sum += FixedPoint.divideByPowerOfTwo(exponentials[channel], SUM_INTEGER_BITS);
    }
    int headroom = Integer.numberOfLeadingZeros(sum);
    int reciprocal = oneByOnePlus((sum << headroom) - (1 << 31));
    int exponent = SUM_INTEGER_BITS - headroom + 31 - Byte.SIZE;
    for (int channel = 0; channel < channels; channel++) {
      int product = FixedPoint.highProduct(reciprocal, exponentials[channel]);
      int stored = FixedPoint.divideByPowerOfTwo(product, exponent) + Byte.MIN_VALUE;
      result.set(row, column, channel, Math.min(stored, Byte.MAX_VALUE));
    }
  }

  /** exp of a difference of stored values, in Q0.31; zero where the format's range ends. */
  private static int exponential(int difference, FixedPoint factor) {
    double range = ((1 << DIFFERENCE_INTEGER_BITS) - 1) * (double) (1 << DIFFERENCE_FRACTION_BITS);
    int leastDifference = (int) -Math.floor(range / (1L << factor.exponent()));
    if (difference < leastDifference) {
      return 0;
    }
    return expOfNegative(factor.multiply(difference));
  }

  /** exp of a value in Q5.26 that is not positive, in Q0.31. */
  private static int expOfNegative(int value) {
    if (value == 0) {
      return Integer.MAX_VALUE;
    }
    int quarter = 1 << (DIFFERENCE_FRACTION_BITS - 2);
    int moduloQuarter = (value & (quarter - 1)) - quarter;
    int result = expBetweenMinusQuarterAndZero(moduloQuarter << DIFFERENCE_INTEGER_BITS);
    int remainder = moduloQuarter - value;
    for (int i = 0; i < POWERS_OF_EXP.length; i++) {
      if ((remainder & (quarter << i)) != 0) {
        result = FixedPoint.highProduct(result, POWERS_OF_EXP[i]);
      }
    }
    return result;
  }

  /** exp by its Taylor series around -1/8, all in Q0.31. */
  private static int expBetweenMinusQuarterAndZero(int value) {
    int x = value + (1 << 28);
    int x2 = FixedPoint.highProduct(x, x);
    int x3 = FixedPoint.highProduct(x2, x);
    int x4 = FixedPoint.highProduct(x2, x2);
    int third = FixedPoint.highProduct(FixedPoint.divideByPowerOfTwo(x4, 2) + x3, ONE_THIRD);
    int series = x + FixedPoint.divideByPowerOfTwo(third + x2, 1);
    return EXP_OF_MINUS_ONE_EIGHTH + FixedPoint.highProduct(EXP_OF_MINUS_ONE_EIGHTH, series);
  }

  /** 1 / (1 + x) for x between 0 and 1, by Newton and Raphson's method, from and to Q0.31. */
  private static int oneByOnePlus(int x) {
    int halfDenominator = (int) (((long) x + Integer.MAX_VALUE + 1) / 2);
    int estimate =
        FORTY_EIGHT_SEVENTEENTHS
            + FixedPoint.highProduct(halfDenominator, MINUS_THIRTY_TWO_SEVENTEENTHS);
    for (int i = 0; i < 3; i++) {
      int error = (1 << 29) - FixedPoint.highProduct(halfDenominator, estimate);
      estimate += saturatedShift(FixedPoint.highProduct(estimate, error), 2);
    }
    return saturatedShift(estimate, 1);
  }

  private static int saturatedShift(int value, int bits) {
    long shifted = (long) value << bits;
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, shifted));
  }
}
