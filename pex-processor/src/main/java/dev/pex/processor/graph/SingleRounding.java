package dev.pex.processor.graph;

import java.util.List;

/**
 * Rescaling rounded once, halves away from zero: TFLite's FULLY_CONNECTED rounds the product of sum
 * and factor in double precision. Kernels do it with a fixed-point factor; this finds one that
 * gives the same for every sum, which is decided where results change.
 */
final class SingleRounding {
  /** More than the difference of two int8 values. */
  private static final int MOST_RESULT = 256;

  private final double factor;

  private SingleRounding(double factor) {
    this.factor = factor;
  }

  /**
   * The fixed-point form of a factor.
   *
   * @throws IllegalArgumentException if none gives the same results for every sum
   */
  static Rescale of(double factor) {
    Rescale nearest = Rescale.of(factor);
    SingleRounding rounding = new SingleRounding(factor);
    return List.of(0, 1, -1).stream()
        .map(change -> new Rescale(nearest.multiplier() + change, nearest.shift()))
        .filter(rounding::holdsFor)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no fixed-point factor rounds as " + factor));
  }

  /** Whether results change at the same sums; between these both stay the same. */
  private boolean holdsFor(Rescale rescale) {
    for (int result = -MOST_RESULT; result < MOST_RESULT; result++) {
      double change = Math.floor((result + 0.5) / factor);
      for (double sum = change - 1; sum <= change + 2; sum++) {
        if (Math.abs(sum) <= Integer.MAX_VALUE && rounded(sum * factor) != apply(rescale, sum)) {
          return false;
        }
      }
    }
    return true;
  }

  private static long apply(Rescale rescale, double sum) {
    long product = ((long) sum) * rescale.multiplier();
    long half = 1L << (30 - rescale.shift());
    long magnitude = (Math.abs(product) + half) >> (31 - rescale.shift());
    return product < 0 ? -magnitude : magnitude;
  }

  private static long rounded(double value) {
    long magnitude = (long) Math.floor(Math.abs(value));
    if (Math.abs(value) - magnitude >= 0.5) {
      magnitude++;
    }
    return value < 0 ? -magnitude : magnitude;
  }
}
