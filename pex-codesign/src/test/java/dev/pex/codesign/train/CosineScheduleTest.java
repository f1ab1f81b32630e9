package dev.pex.codesign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class CosineScheduleTest {
  @Test
  void theRateRisesAndFallsToZero() {
    CosineSchedule schedule = new CosineSchedule(1, 0.5, 0.2);
    double[] rates = new double[11];
    for (int step = 0; step < rates.length; step++) {
      rates[step] = schedule.rate(step, 10);
    }
    assertThat(rates)
        .containsExactly(
            new double[] {0.25, 0.5, 0.5, 0.481, 0.427, 0.346, 0.25, 0.154, 0.073, 0.019, 0},
            within(1e-3));
  }

  @Test
  void withoutWarmUpItBeginsAtTheTop() {
    assertThat(new CosineSchedule(3, 0.5, 0).rate(0, 100)).isEqualTo(0.5);
  }

  @Test
  void whatIsNoScheduleIsRefused() {
    assertThatThrownBy(() -> new CosineSchedule(0, 0.5, 0))
        .hasMessage("no schedule has 0 epochs, rate 0.5 and warm-up 0.0");
    assertThatThrownBy(() -> new CosineSchedule(1, Double.NaN, 0))
        .hasMessage("no schedule has 1 epochs, rate NaN and warm-up 0.0");
  }
}
