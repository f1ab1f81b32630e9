package dev.pex.processor.graph;

/** Asymmetric int8 quantisation of a whole tensor: real = scale * (stored - zeroPoint). */
public record Quantization(float scale, int zeroPoint) {
  public Quantization {
    if (!(scale > 0) || Float.isInfinite(scale)) {
      throw new IllegalArgumentException("a scale is positive and finite, not " + scale);
    }
    if (zeroPoint < Byte.MIN_VALUE || zeroPoint > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("a zero point is in -128..127, not " + zeroPoint);
    }
  }
}
