package dev.pex.codesign.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pex.codesign.width.ChannelGroup;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Openness is what the width says, in the order of importance, and has the slope it claims. */
final class SoftMaskTest {
  private static final int CHANNELS = 12;
  private static final double STEP = 1e-3;

  private final SoftMask mask =
      new SoftMask(
          new ChannelGroup("group", CHANNELS, true),
          new Importance(
              Map.of(
                  "group",
                  IntStream.range(0, CHANNELS).mapToObj(i -> (double) (i * 5 % 12)).toList())));

  @Test
  void atFirstEverythingIsOpen() {
    for (double done : List.of(0.0, 0.3, 1.0)) {
      assertThat(mask.openness(done)).containsOnly(1);
    }
    assertThat(mask.kept()).hasSize(CHANNELS);
  }

  @Test
  void withAShortRampOpennessAddsUpToTheWidth() {
    for (int step = 1; step < 40; step++) {
      mask.move(-0.02);
      double sum = 0;
      for (float each : mask.openness(1)) {
        sum += each;
      }
      assertThat(sum).isCloseTo(mask.width(), within(1e-4));
    }
    assertThat(mask.width()).isLessThan(CHANNELS / 2.0);
  }

  @Test
  void whatMattersLeastIsShutFirst() {
    while (mask.width() > 3) {
      mask.move(-0.01);
    }
    assertThat(mask.kept()).containsExactly(2, 7, 9).hasSize((int) Math.round(mask.width()));
    float[] openness = mask.openness(1);
    assertThat(List.of(openness[7], openness[2])).containsOnly(1f);
    for (int i = 0; i < 10; i++) {
      float[] gradient = new float[CHANNELS];
      gradient[2] = -7;
      gradient[4] = 3;
      gradient[6] = 2;
      mask.note(gradient);
    }
    mask.rank();
    assertThat(mask.kept()).containsExactly(2, 4, 6);
  }

  @Test
  void noGroupIsShut() {
    for (int step = 1; step < 300; step++) {
      mask.move(-0.05);
    }
    assertThat(mask.width()).isCloseTo(1, within(1e-6));
    assertThat(mask.kept()).hasSize(1);
  }

  @Test
  void theDerivativeByTheShareIsTheSlope() {
    Random random = new Random(3);
    for (int step = 1; step < 60; step++) {
      mask.move(-0.013);
      float[] weights = new float[CHANNELS];
      for (int i = 0; i < CHANNELS; i++) {
        weights[i] = random.nextFloat() - 0.5f;
      }
      double done = random.nextDouble();
      double here = mask.width() / CHANNELS;
      double before = sum(weights, done, here - STEP);
      double after = sum(weights, done, here + STEP);
      double left = (sum(weights, done, here) - before) / STEP;
      double right = (after - sum(weights, done, here)) / STEP;
      assertThat(mask.byShare(weights, done))
          .isBetween(Math.min(left, right) - 0.05, Math.max(left, right) + 0.05);
    }
  }

  /** The definition: ranks by importance, a ramp that ends where the width says. */
  private static double sum(float[] weights, double done, double share) {
    double ramp = Math.max(1, CHANNELS / 4.0 * (1 - done));
    double sum = 0;
    for (int i = 0; i < CHANNELS; i++) {
      int rank = CHANNELS - 1 - i * 5 % 12;
      double position = (share * (CHANNELS + ramp - 1) - rank) / ramp;
      sum += weights[i] * Math.max(0, Math.min(1, position));
    }
    return sum;
  }
}
