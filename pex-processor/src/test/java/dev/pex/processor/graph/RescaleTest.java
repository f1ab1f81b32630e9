package dev.pex.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Factors in fixed point at the places where TFLite's rounding is special. */
final class RescaleTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 1073741824, 1",
    "0.5, 1073741824, 0",
    "0.75, 1610612736, 0",
    "3, 1610612736, 2",
    // rounds up to the next power of two
    "0.99999999999, 1073741824, 1",
    // the least factor that is not flushed to zero, and one that is
    "2.3283064365386963e-10, 1073741824, -31",
    "2.3283064e-10, 0, 0",
    "1e-40, 0, 0",
    // the greatest shift
    "536870912, 1073741824, 30",
    "1073741824, 2147483647, 30",
    "1e30, 2147483647, 30"
  })
  void roundsAsTfliteDoes(double factor, int multiplier, int shift) {
    assertThat(Rescale.of(factor)).isEqualTo(new Rescale(multiplier, shift));
  }

  @Test
  void isCloseToTheFactor() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      double factor = Math.scalb(1 + random.nextDouble(), random.nextInt(58) - 30);
      Rescale rescale = Rescale.of(factor);
      assertThat(rescale.multiplier()).isGreaterThanOrEqualTo(1 << 30);
      double value = Math.scalb((double) rescale.multiplier(), rescale.shift() - 31);
      assertThat(value / factor).isBetween(1 - 0x1p-31, 1 + 0x1p-31);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.75, 1, 1610612736, 0", "0.75, 4, 1610612736, -2", "0.75, 25, 1030792151, -4"})
  void foldsTheNumberOfElements(double factor, int count, int multiplier, int shift) {
    assertThat(Rescale.of(factor).dividedBy(count)).isEqualTo(new Rescale(multiplier, shift));
  }

  @Test
  void refusesWhatIsNoFactor() {
    assertThatThrownBy(() -> Rescale.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rescale.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
