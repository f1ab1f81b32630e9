package dev.pex.runtime;

/**
 * Zero points and clamp of a row kernel.
 *
 * @param inputZeroPoint what padding holds
 * @param outputZeroPoint added to the rescaled sum
 * @param min the least stored value
 * @param max the greatest stored value
 */
public record OutputStage(int inputZeroPoint, int outputZeroPoint, int min, int max) {
  public OutputStage {
    if (min > max) {
      throw new IllegalArgumentException("clamp from " + min + " to " + max);
    }
  }

  /** A value within the clamp. */
  byte clamp(int value) {
    return (byte) Math.max(min, Math.min(max, value));
  }
}
