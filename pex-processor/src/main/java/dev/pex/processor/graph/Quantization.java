package dev.pex.processor.graph;

import java.util.Objects;

/** Asymmetric int8 quantisation of a whole tensor: real = scale * (stored - zeroPoint). */
public record Quantization(float scale, int zeroPoint) {
  /** Products of scales from here to {@link #GREATEST_SCALE} stay within the range of float. */
  public static final float LEAST_SCALE = 1e-9f;

  public static final float GREATEST_SCALE = 1e9f;

  /** What softmax and the logistic function make: 256 steps from 0 up to, not including, 1. */
  public static final Quantization PROBABILITIES = new Quantization(1f / 256, Byte.MIN_VALUE);

  public Quantization {
    if (!(scale > 0) || Float.isInfinite(scale)) {
      throw new IllegalArgumentException("a scale is positive and finite, not " + scale);
    }
    if (zeroPoint < Byte.MIN_VALUE || zeroPoint > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("a zero point is in -128..127, not " + zeroPoint);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quantization that
        && Float.compare(scale, that.scale) == 0
        && zeroPoint == that.zeroPoint;
  }

  @Override
  public int hashCode() {
    return Objects.hash(scale, zeroPoint);
  }

  /** Whether the arithmetic of int8 networks can have the scale. */
  public static boolean isInRange(float scale) {
    return scale >= LEAST_SCALE && scale <= GREATEST_SCALE;
  }
}
