package dev.pex.codesign.quantize;

import dev.pex.processor.graph.Quantization;

/** The scale of symmetric int8 weights, -127 to 127; each output channel has one. */
public final class WeightScale {
  private static final int STEPS = 127;

  /** The most of int32 that a bias may take; the rest is for the products. */
  private static final double GREATEST_BIAS = 1 << 30;

  private WeightScale() {}

  /** The scale of weights whose greatest magnitude is known. */
  public static float of(float greatest) {
    return Math.max(greatest / STEPS, Quantization.LEAST_SCALE);
  }

  /**
   * The same, but coarser where the bias would leave its integers.
   *
   * @param bias of the channel, which is stored in units of input scale times weight scale
   */
  static float of(float greatest, float bias, float inputScale) {
    return Math.max(of(greatest), (float) (Math.abs(bias) / (inputScale * GREATEST_BIAS)));
  }
}
