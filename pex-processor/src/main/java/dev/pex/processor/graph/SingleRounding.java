package dev.pex.processor.graph;

import java.util.List;

/**
 * Rescaling rounded once, halves away from zero: TFLite's FULLY_CONNECTED rounds the product of sum
 * and factor in double precision. Kernels do it in fixed point; both results grow with the sum, so
 * they are the same for every sum if they change at the same sums.
 */
final class SingleRounding {
  /** More than the difference of two int8 values: what is beyond is clamped. */
  private static final int MOST_RESULT = 256;

  /** More than so many sums on either side of where a result changes are not compared. */
  private static final int SUMS_BESIDE = 3;

  private final double factor;
  private final SumRange sums;

  private SingleRounding(double factor, SumRange sums) {
    this.factor = factor;
    this.sums = sums;
  }

  /**
   * The least and the greatest sum that a layer can make.
   *
   * @param least saturates at that of int32, as does the greatest
   */
  record SumRange(long least, long greatest) {
    /** Whether all other sums would be clamped, whatever the output's zero point. */
    boolean hasAllResults(double factor) {
      return (least + SUMS_BESIDE) * factor < -MOST_RESULT - 1
          && (greatest - SUMS_BESIDE) * factor > MOST_RESULT + 1;
    }

    SumRange or(SumRange other) {
      return new SumRange(Math.min(least, other.least), Math.max(greatest, other.greatest));
    }

    boolean contains(double sum) {
      return sum >= Math.max(least, Integer.MIN_VALUE)
          && sum <= Math.min(greatest, Integer.MAX_VALUE);
    }
  }

  /**
   * The fixed-point form of a factor: of the nearest one and its two neighbours the first that
   * gives the same as double precision for every sum. Factors of 2^-12 and more have one. A lesser
   * factor may have none; then it is the nearest, and single sums out of millions are rounded to
   * the other side.
   */
  static Rescale of(double factor, SumRange sums) {
    Rescale nearest = Rescale.of(factor);
    SingleRounding rounding = new SingleRounding(factor, sums);
    return List.of(0, 1, -1).stream()
        .map(change -> new Rescale(nearest.multiplier() + change, nearest.shift()))
        .filter(rounding::holdsFor)
        .findFirst()
        .orElse(nearest);
  }

  private boolean holdsFor(Rescale rescale) {
    long first = Math.max(-MOST_RESULT, rounded(sums.least() * factor) - 1);
    long last = Math.min(MOST_RESULT, rounded(sums.greatest() * factor) + 1);
    for (long result = first; result <= last; result++) {
      double change = Math.floor((result + 0.5) / factor);
      for (double sum = change - 1; sum <= change + 2; sum++) {
        if (sums.contains(sum) && rounded(sum * factor) != apply(rescale, sum)) {
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
