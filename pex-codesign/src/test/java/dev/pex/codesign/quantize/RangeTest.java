package dev.pex.codesign.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pex.codesign.network.Quantization;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The quantisation of a range: zero exact, both ends within a step. */
final class RangeTest {
  @Test
  void holdsZeroExactlyAndBothEndsWithinHalfAStep() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      Range range = new Range((float) -Math.exp(random.nextGaussian() * 4), random.nextInt(9));
      Quantization quantization = range.quantization();
      Range held = Range.of(quantization);
      assertThat(quantization.zeroPoint()).isBetween(-128, 127);
      assertThat(held.least()).isCloseTo(range.least(), within(quantization.scale() * 0.501f));
      assertThat(held.greatest())
          .isCloseTo(range.greatest(), within(quantization.scale() * 0.501f));
    }
  }

  @Test
  void alwaysHoldsZero() {
    assertThat(new Range(2, 5)).isEqualTo(new Range(0, 5));
    assertThat(new Range(-5, -2)).isEqualTo(new Range(-5, 0));
    assertThat(new Range(0, 2.55f).quantization()).isEqualTo(new Quantization(0.01f, -128));
    assertThat(new Range(-2.55f, 0).quantization()).isEqualTo(new Quantization(0.01f, 127));
  }

  @Test
  void nothingButZeroHasAQuantisation() {
    assertThat(new Range(0, 0).quantization()).isEqualTo(new Quantization(1f / 255, -128));
    assertThat(new Range(0, Float.MIN_VALUE).quantization().scale()).isPositive();
  }

  @Test
  void refusesWhatIsNotARange() {
    assertThatThrownBy(() -> new Range(Float.NaN, 1)).hasMessage("no range goes from NaN to 1.0");
    assertThatThrownBy(() -> new Range(0, Float.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Range(1, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
