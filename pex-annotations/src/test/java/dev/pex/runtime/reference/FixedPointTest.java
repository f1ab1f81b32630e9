package dev.pex.runtime.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FixedPointTest {
  @Test
  void factorsAreFractionsOfAtLeastOneHalf() {
    assertThat(FixedPoint.of(0.5)).isEqualTo(new FixedPoint(1 << 30, 0));
    assertThat(FixedPoint.of(1)).isEqualTo(new FixedPoint(1 << 30, 1));
    assertThat(FixedPoint.of(0.75)).isEqualTo(new FixedPoint(3 << 29, 0));
    assertThat(FixedPoint.of(0.3)).isEqualTo(new FixedPoint(1288490189, -1));
  }

  @Test
  void aFractionThatRoundsToOneBecomesOneHalf() {
    assertThat(FixedPoint.of(Math.nextDown(1.0))).isEqualTo(new FixedPoint(1 << 30, 1));
  }

  @Test
  void tinyFactorsAreZero() {
    assertThat(FixedPoint.of(0)).isEqualTo(new FixedPoint(0, 0));
    assertThat(FixedPoint.of(Math.scalb(0.99, -32))).isEqualTo(new FixedPoint(0, 0));
    assertThat(FixedPoint.of(Math.scalb(1.0, -32))).isEqualTo(new FixedPoint(1 << 30, -31));
  }

  @Test
  void productsAreRoundedTwice() {
    FixedPoint aLittleUnderAThirtySecond = FixedPoint.of(0.020993464087911067);
    assertThat(595 * 0.020993464087911067).isLessThan(12.5);
    assertThat(aLittleUnderAThirtySecond.multiply(595)).isEqualTo(13);
  }

  @Test
  void halvesGoUpInTheProductAndAwayFromZeroInTheShift() {
    assertThat(FixedPoint.highProduct(1, 1 << 30)).isEqualTo(1);
    assertThat(FixedPoint.highProduct(-1, 1 << 30)).isZero();
    assertThat(FixedPoint.divideByPowerOfTwo(5, 1)).isEqualTo(3);
    assertThat(FixedPoint.divideByPowerOfTwo(-5, 1)).isEqualTo(-3);
    assertThat(FixedPoint.divideByPowerOfTwo(Integer.MIN_VALUE, 31)).isEqualTo(-1);
  }

  @Test
  void theOneProductThatDoesNotFitSaturates() {
    assertThat(FixedPoint.highProduct(Integer.MIN_VALUE, Integer.MIN_VALUE))
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void quotientsAndRealsRoundHalvesAwayFromZero() {
    assertThat(FixedPoint.divide(7, 2)).isEqualTo(4);
    assertThat(FixedPoint.divide(-7, 2)).isEqualTo(-4);
    assertThat(FixedPoint.divide(7, 3)).isEqualTo(2);
    assertThat(FixedPoint.round(2.5)).isEqualTo(3);
    assertThat(FixedPoint.round(-2.5)).isEqualTo(-3);
    assertThat(FixedPoint.round(0.49999999999999994)).isZero();
  }
}
