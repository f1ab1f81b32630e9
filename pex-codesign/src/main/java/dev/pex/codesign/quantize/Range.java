package dev.pex.codesign.quantize;

import dev.pex.codesign.network.Quantization;

/**
 * The reals that the elements of a tensor take; zero is always among them.
 *
 * @param least at most zero
 * @param greatest at least zero
 */
public record Range(float least, float greatest) {
  private static final int STEPS = 255;
  private static final float LEAST_SCALE = dev.pex.processor.graph.Quantization.LEAST_SCALE;

  /** Widens it to zero. */
  public Range {
    if (!Float.isFinite(least) || !Float.isFinite(greatest) || least > greatest) {
      throw new IllegalArgumentException("no range goes from " + least + " to " + greatest);
    }
    least = Math.min(least, 0);
    greatest = Math.max(greatest, 0);
  }

  /** What an int8 tensor of that quantisation can hold. */
  public static Range of(Quantization quantization) {
    float scale = quantization.scale();
    return new Range(
        scale * (Byte.MIN_VALUE - quantization.zeroPoint()),
        scale * (Byte.MAX_VALUE - quantization.zeroPoint()));
  }

  /** The least range that holds both. */
  public Range with(Range other) {
    return new Range(Math.min(least, other.least), Math.max(greatest, other.greatest));
  }

  /**
   * The asymmetric int8 quantisation whose 255 steps go from end to end, moved so that zero is
   * exactly an integer. A range of nothing but zero is quantised as if it went to one.
   */
  public Quantization quantization() {
    double width = (double) greatest - least;
    float scale = width == 0 ? 1f / STEPS : Math.max((float) (width / STEPS), LEAST_SCALE);
    long zeroPoint = Math.round(Byte.MIN_VALUE - least / (double) scale);
    return new Quantization(scale, (int) Math.min(zeroPoint, Byte.MAX_VALUE));
  }
}
