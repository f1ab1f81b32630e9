package dev.pex.processor.graph;

/**
 * The fixed-point factor of TFLite's MultiplyByQuantizedMultiplier: {@code multiplier * 2^(shift -
 * 31)}, rounded twice as gemmlowp does.
 *
 * @param multiplier in [2^30, 2^31), or zero; after {@link #dividedBy} in [2^29, 2^31), after
 *     {@link #negated} negative
 * @param shift positive to the left
 */
public record Rescale(int multiplier, int shift) {
  private static final long ONE = 1L << 31;
  private static final int LEAST_SHIFT = -31;
  private static final int MOST_SHIFT = 30;

  /**
   * A factor in fixed point, as TFLite's QuantizeMultiplier rounds it: less than 2^-32 becomes
   * zero, 2^30 and more the greatest factor there is.
   */
  public static Rescale of(double factor) {
    if (!(factor >= 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("a rescaling factor is finite, not " + factor);
    }
    if (factor == 0) {
      return new Rescale(0, 0);
    }
    int shift = Math.getExponent(factor) + 1;
    long multiplier = roundPositive(Math.scalb(factor, 31 - shift));
    if (multiplier == ONE) {
      multiplier /= 2;
      shift++;
    }
    if (shift > MOST_SHIFT) {
      return new Rescale(Integer.MAX_VALUE, MOST_SHIFT);
    }
    return shift < LEAST_SHIFT ? new Rescale(0, 0) : new Rescale((int) multiplier, shift);
  }

  /**
   * This factor over a count, as TFLite's MEAN folds the number of elements into its multiplier.
   */
  public Rescale dividedBy(int count) {
    int bits = Math.min(31 - Integer.numberOfLeadingZeros(count), 31 + shift);
    return new Rescale((int) (((long) multiplier << bits) / count), shift - bits);
  }

  /** The factor of a term that is subtracted; its products round as kernels round them. */
  public Rescale negated() {
    return new Rescale(-multiplier, shift);
  }

  /** Whether kernels multiply this value without leaving int32 on the way. */
  public boolean accepts(long value) {
    long most = Integer.MAX_VALUE >> Math.max(shift, 0);
    return value >= -most && value <= most;
  }

  /**
   * The value times this factor as kernels compute it. Both roundings keep order, so a greater
   * value never gives a lesser result.
   *
   * @param value one that this {@linkplain #accepts accepts}
   */
  public int apply(int value) {
    long product = ((long) value << Math.max(shift, 0)) * multiplier;
    long nudge = product >= 0 ? 1L << 30 : 1 - (1L << 30);
    return roundedShift((product + nudge) / ONE, Math.max(-shift, 0));
  }

  /** The quotient by a power of two, halves away from zero. */
  private static int roundedShift(long value, int exponent) {
    long rounded = (Math.abs(value) + ((1L << exponent) >> 1)) >> exponent;
    return (int) (value < 0 ? -rounded : rounded);
  }

  private static long roundPositive(double value) {
    return (long) Math.floor(value + 0.5);
  }

  /** Written out because the compiler's own takes long to link. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Rescale that && multiplier == that.multiplier && shift == that.shift;
  }

  @Override
  public int hashCode() {
    return 31 * multiplier + shift;
  }
}
