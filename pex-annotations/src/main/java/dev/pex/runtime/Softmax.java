package dev.pex.runtime;

/**
 * SOFTMAX in fixed point over runs of elements; the output's scale is 1/256 and its zero point
 * -128. Where the exponentials sum to 512 or more, which TFLite's kernel refuses, every output is
 * -128.
 */
public final class Softmax {
  private static final int DIFFERENCE_INTEGER_BITS = 5;
  private static final int SUM_INTEGER_BITS = 12;
  private static final int OUTPUT_BITS = 8;

  /** Beyond it every quotient is below a half: the exponentials sum to 512 or more. */
  private static final int GREATEST_SHIFT = 31;

  private final int depth;
  private final Rescale difference;
  private final int differenceMin;

  /**
   * A softmax.
   *
   * @param depth elements of a run
   * @param difference from stored differences to a fixed point with five integer bits
   * @param differenceMin the least stored difference from the maximum that counts; below, the
   *     output is zero
   */
  public Softmax(int depth, Rescale difference, int differenceMin) {
    this.depth = depth;
    this.difference = difference;
    this.differenceMin = differenceMin;
  }

  /**
   * Makes some elements of the output, which may be the input.
   *
   * @param elements whole runs
   */
  public void run(byte[] arena, int input, int output, Elements elements) {
    for (int run = elements.first(); run < elements.end(); run += depth) {
      runOne(arena, input + run, output + run);
    }
  }

  private void runOne(byte[] arena, int input, int output) {
    int greatest = Byte.MIN_VALUE;
    for (int i = 0; i < depth; i++) {
      greatest = Math.max(greatest, arena[input + i]);
    }
    int sum = 0;
    for (int i = 0; i < depth; i++) {
      int below = arena[input + i] - greatest;
      if (below >= differenceMin) {
        sum += FixedPoint.roundingDivideByPowerOfTwo(exponential(below), SUM_INTEGER_BITS);
      }
    }
    int headroom = Integer.numberOfLeadingZeros(sum);
    int factor = FixedPoint.inverseOfOnePlus((sum << headroom) - Integer.MIN_VALUE);
    int shift = SUM_INTEGER_BITS - headroom + 31 - OUTPUT_BITS;
    for (int i = 0; i < depth; i++) {
      int below = arena[input + i] - greatest;
      arena[output + i] =
          below >= differenceMin ? probability(below, factor, shift) : Byte.MIN_VALUE;
    }
  }

  private byte probability(int below, int factor, int shift) {
    if (shift > GREATEST_SHIFT) {
      return Byte.MIN_VALUE;
    }
    int product = FixedPoint.roundingDoublingHighMultiply(factor, exponential(below));
    int value = FixedPoint.roundingDivideByPowerOfTwo(product, shift) + Byte.MIN_VALUE;
    return (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, value));
  }

  private int exponential(int below) {
    return FixedPoint.exponentialOfNegative(difference.of(below), DIFFERENCE_INTEGER_BITS);
  }
}
