package dev.pex.codesign.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RoomTest {
  private static final int SEEDS = 100;
  private static final int BEGIN = 2_000;

  @Test
  void thePeakStays() {
    for (int seed = 0; seed < SEEDS; seed++) {
      double[] heard = Room.heard(tones(300, 2_500), new SplittableRandom(seed));
      assertThat(Arrays.stream(heard).map(Math::abs).max().orElseThrow())
          .isCloseTo(20_000, offset(1.0));
    }
  }

  @Test
  void someRoomsFavourLowAndSomeHighTones() {
    double[] ratios = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      double[] heard = Room.heard(tones(300, 2_500), new SplittableRandom(seed));
      ratios[seed] = strength(heard, 2_500) / strength(heard, 300);
    }
    Arrays.sort(ratios);
    assertThat(ratios[SEEDS / 10]).isBetween(0.2, 1.0);
    assertThat(ratios[SEEDS * 9 / 10]).isBetween(2.0, 20.0);
  }

  @Test
  void onlyTonesOfTheSoundAreHeard() {
    for (int seed = 0; seed < SEEDS; seed++) {
      double[] heard = Room.heard(tones(300, 2_500), new SplittableRandom(seed));
      assertThat(strength(heard, 1_200)).isLessThan(0.01 * strength(heard, 300));
    }
  }

  private static short[] tones(double low, double high) {
    short[] samples = new short[16_000];
    for (int i = 0; i < samples.length; i++) {
      double phase = 2 * Math.PI * i / 16_000;
      samples[i] = (short) (10_000 * (Math.sin(low * phase) + Math.sin(high * phase)));
    }
    samples[0] = 20_000;
    return samples;
  }

  /** Of one frequency, once the room rings. */
  private static double strength(double[] samples, double hertz) {
    double real = 0;
    double imaginary = 0;
    for (int i = BEGIN; i < samples.length - BEGIN; i++) {
      double phase = 2 * Math.PI * hertz * i / 16_000;
      real += samples[i] * Math.cos(phase);
      imaginary += samples[i] * Math.sin(phase);
    }
    return Math.hypot(real, imaginary);
  }
}
