package dev.pex.runtime;

/**
 * How a kernel stores a result that is at the output's scale.
 *
 * @param zeroPoint added to it
 * @param min the least stored value
 * @param max the greatest stored value
 */
public record OutputStage(int zeroPoint, int min, int max) {
  public OutputStage {
    if (min < Byte.MIN_VALUE || min > max || max > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("clamp from " + min + " to " + max);
    }
  }

  /** Stores all of int8. */
  public OutputStage(int zeroPoint) {
    this(zeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /** A value that already has the zero point, within the clamp. */
  byte clamp(int value) {
    return (byte) Math.max(min, Math.min(max, value));
  }

  /** A value, which may be anywhere in int32, with the zero point and within the clamp. */
  byte store(int value) {
    return clamp(value + zeroPoint);
  }
}
