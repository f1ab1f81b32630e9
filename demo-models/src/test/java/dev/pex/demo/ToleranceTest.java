package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ToleranceTest {
  private static final String SHOWN = "| `a` | 84.00 % (840 of 1,000) | 3,550 B |";

  private final Tolerance tolerance = new Tolerance(2, 3);

  @Test
  void accuraciesMayDifferByPointsOrWords() {
    assertThat(tolerance.isClose(SHOWN, SHOWN)).isTrue();
    assertThat(tolerance.isClose(SHOWN, SHOWN.replace("84.00 % (840", "87.00 % (870"))).isTrue();
    assertThat(tolerance.isClose(SHOWN, SHOWN.replace("84.00 % (840", "87.10 % (871"))).isFalse();
    assertThat(tolerance.isClose("75.00 % (30 of 40)", "70.00 % (28 of 40)")).isTrue();
    assertThat(tolerance.isClose("75.00 % (30 of 40)", "67.50 % (27 of 40)")).isFalse();
  }

  @Test
  void falseDetectionsMayDifferByTwo() {
    assertThat(tolerance.isClose("has 1 false detection.", "has 3 false detections.")).isTrue();
    assertThat(tolerance.isClose("has 1 false detection.", "has 4 false detections.")).isFalse();
  }

  @Test
  void everythingElseIsExact() {
    assertThat(tolerance.isClose(SHOWN, SHOWN.replace("3,550", "3,551"))).isFalse();
    assertThat(tolerance.isClose(SHOWN, SHOWN.replace("of 1,000", "of 1,001"))).isFalse();
    assertThat(tolerance.isClose(SHOWN, SHOWN + "\n" + SHOWN)).isFalse();
  }
}
