package dev.pex.runtime;

/**
 * A fixed-point factor, {@code multiplier * 2^(shift - 31)}.
 *
 * @param multiplier in [2^30, 2^31), or zero
 * @param shift positive to the left
 */
public record Rescale(int multiplier, int shift) {
  /** The product with the factor, rounded as {@link FixedPoint#multiply} says. */
  int of(int value) {
    return FixedPoint.multiply(value, multiplier, shift);
  }
}
