package dev.pex.runtime.reference;

/**
 * HARD_SWISH: {@code x * relu6(x + 3) / 6} of each element, in TFLite's 16-bit fixed point. The
 * element is held 128 times as fine as it is stored.
 */
public final class HardSwish {
  private static final int FINER = 128;

  private HardSwish() {}

  /**
   * Applies it to a whole tensor.
   *
   * @param output the result's type
   */
  public static WholeTensor apply(WholeTensor input, TensorType output) {
    float scale = input.type().scale() * (1f / FINER);
    FixedPoint toOutput = FixedPoint.of(scale / output.scale());
    FixedPoint toThirds = FixedPoint.of(scale / (3f / 32768));
    return input.map(
        output,
        Activation.NONE,
        value -> {
          int finer = value * FINER;
          int share = (thirds(finer, toThirds) + 32768) / 2;
          int product = highProduct(finer, fraction(toOutput)) * share / 32768;
          return FixedPoint.divideByPowerOfTwo(product, -toOutput.exponent());
        });
  }

  /** A third of the element in units of 2^-15, cut to -1 and 1. */
  private static int thirds(int finer, FixedPoint toThirds) {
    int exponent = toThirds.exponent();
    int fraction = fraction(toThirds);
    if (exponent <= 0) {
      return FixedPoint.divideByPowerOfTwo(highProduct(finer, fraction), -exponent);
    }
    int almost = cut(finer * (1L << (exponent - 1)));
    return cut(2L * highProduct(almost, fraction));
  }

  /** The factor's fraction, rounded to 16 bits. */
  private static int fraction(FixedPoint factor) {
    return Math.min((int) FixedPoint.round(factor.fraction() / 65536.0), Short.MAX_VALUE);
  }

  /** The product over 2^15, rounded to nearest; halves upwards. */
  private static int highProduct(int first, int second) {
    return Math.floorDiv(first * second + (1 << 14), 1 << 15);
  }

  private static int cut(long value) {
    return (int) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }
}
