package dev.pex.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.runtime.FixedPoint;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whether the chosen factor rounds every sum as double precision does. */
final class SingleRoundingTest {
  private static final int FACTORS = 2_000;

  @Test
  void resultsChangeAtTheSameSums() {
    Random random = new Random(1);
    for (int i = 0; i < FACTORS; i++) {
      double factor = scale(random, -6) * scale(random, -8) / scale(random, 0);
      if (factor >= Math.scalb(1.0, -12)) {
        check(factor, (long) (300 / factor));
      }
    }
  }

  @Test
  void tiesGoAwayFromZero() {
    Rescale half = SingleRounding.of(0.5, new SingleRounding.SumRange(-500, 500));
    assertThat(apply(half, 3)).isEqualTo(2);
    assertThat(apply(half, -3)).isEqualTo(-2);
  }

  @Test
  void aFactorIsChosenForTheSumsThatOccur() {
    double factor = Math.scalb(1.000001, -30);
    Rescale rescale = SingleRounding.of(factor, new SingleRounding.SumRange(-1000, 1000));
    assertThat(apply(rescale, 1000)).isZero();
  }

  private static void check(double factor, long greatest) {
    Rescale rescale = SingleRounding.of(factor, new SingleRounding.SumRange(-greatest, greatest));
    for (int result = -256; result < 256; result++) {
      int change = (int) Math.round((result + 0.5) / factor);
      for (int sum = change - 3; sum <= change + 3; sum++) {
        double product = Math.abs(sum * factor);
        long rounded = (long) (product + 0.5);
        assertThat(apply(rescale, sum))
            .as("%d times %s", sum, factor)
            .isEqualTo((int) (sum < 0 ? -rounded : rounded));
      }
    }
  }

  private static int apply(Rescale rescale, int sum) {
    return FixedPoint.multiplyRoundingOnce(sum, rescale.multiplier(), rescale.shift());
  }

  /** A single-precision scale between {@code 2^exponent} and twice that. */
  private static float scale(Random random, int exponent) {
    return (float) Math.scalb(1 + random.nextDouble(), exponent);
  }
}
