package dev.pex.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FixedPointTest {
  @ParameterizedTest
  @CsvSource({
    // value, multiplier, shift, result: halves of the first rounding go up, of the second outward
    "0, 1073741824, 0, 0",
    "1, 1073741824, 0, 1",
    "-1, 1073741824, 0, 0",
    "3, 1073741824, 0, 2",
    "-3, 1073741824, 0, -1",
    "2, 1073741824, -1, 1",
    "-2, 1073741824, -1, -1",
    "-6, 1073741824, -1, -2",
    "100, 2147483647, 0, 100",
    "100, 1073741824, 3, 400",
    "2147483647, 2147483647, 0, 2147483646",
    "-2147483648, 2147483647, 0, -2147483647",
    "2147483647, 2147483647, -31, 1",
    "1073741823, 2147483647, -31, 0",
    "12345, 0, 0, 0",
  })
  void multiplies(int value, int multiplier, int shift, int result) {
    assertThat(FixedPoint.multiply(value, multiplier, shift)).isEqualTo(result);
  }

  @Test
  void multiplicationIsDefinedByTwoRoundings() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      int multiplier = random.nextInt(1 << 30) + (1 << 30);
      int shift = random.nextInt(36) - 31;
      int value = random.nextInt() >> (Math.max(shift, 0) + random.nextInt(20));
      assertThat(FixedPoint.multiply(value, multiplier, shift))
          .as("%d * %d * 2^(%d - 31)", value, multiplier, shift)
          .isEqualTo(Definitions.rescaled(value, multiplier, shift));
    }
  }

  @Test
  void theOneProductThatDoesNotFitSaturates() {
    assertThat(FixedPoint.roundingDoublingHighMultiply(Integer.MIN_VALUE, Integer.MIN_VALUE))
        .isEqualTo(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 0, 5",
    "5, 1, 3",
    "-5, 1, -3",
    "4, 3, 1",
    "-4, 3, -1",
    "3, 3, 0",
    "-3, 3, 0",
    "2147483647, 31, 1",
    "-2147483648, 31, -1",
    "1073741823, 31, 0",
    "2147483647, 1, 1073741824",
  })
  void dividesByPowersOfTwo(int value, int exponent, int quotient) {
    assertThat(FixedPoint.roundingDivideByPowerOfTwo(value, exponent)).isEqualTo(quotient);
  }

  @Test
  void shiftsLeftWithinInt32() {
    assertThat(FixedPoint.saturatingShiftLeft(3, 4)).isEqualTo(48);
    assertThat(FixedPoint.saturatingShiftLeft(1 << 30, 1)).isEqualTo(Integer.MAX_VALUE);
    assertThat(FixedPoint.saturatingShiftLeft(-(1 << 30) - 1, 1)).isEqualTo(Integer.MIN_VALUE);
  }

  @Test
  void exponentialIsNearTheRealOne() {
    double unit = Math.scalb(1.0, -26);
    for (int raw = 0; raw > Integer.MIN_VALUE + 100_003; raw -= 100_003) {
      double real = Math.scalb((double) FixedPoint.exponentialOfNegative(raw, 5), -31);
      assertThat(real).as("exp of %s", raw * unit).isCloseTo(Math.exp(raw * unit), within(3e-7));
    }
  }

  @Test
  void exponentialWithoutIntegerBitsIsNearTheRealOne() {
    for (int raw = 0; raw > Integer.MIN_VALUE + 1_000_003; raw -= 1_000_003) {
      double real = Math.scalb((double) FixedPoint.exponentialOfNegative(raw, 0), -31);
      double expected = Math.exp(Math.scalb((double) raw, -31));
      assertThat(real).as("exp of raw %d", raw).isCloseTo(expected, within(3e-7));
    }
  }

  @Test
  void inverseIsNearTheRealOne() {
    for (long raw = 0; raw <= Integer.MAX_VALUE; raw += 1_000_003) {
      double real = Math.scalb((double) FixedPoint.inverseOfOnePlus((int) raw), -31);
      double expected = 1 / (1 + Math.scalb((double) raw, -31));
      assertThat(real).as("inverse of one plus raw %d", raw).isCloseTo(expected, within(1e-8));
    }
  }
}
