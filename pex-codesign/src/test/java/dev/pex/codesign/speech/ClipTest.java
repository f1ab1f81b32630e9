package dev.pex.codesign.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.codesign.audio.Recording;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ClipTest {
  @Test
  void theLoudPartIsInTheMiddleAtHalfOfFullScale() {
    short[] samples = new short[5_000];
    Arrays.fill(samples, 1_000, 3_000, (short) 400);
    short[] second = second(samples);
    assertThat(second).hasSize(16_000);
    assertThat(second[6_999]).isZero();
    assertThat(second[7_000]).isEqualTo((short) (1 << 14));
    assertThat(second[8_999]).isEqualTo((short) (1 << 14));
    assertThat(second[9_000]).isZero();
  }

  @Test
  void softEndsOfWordsStay() {
    short[] samples = new short[5_000];
    Arrays.fill(samples, 1_000, 3_000, (short) 10_000);
    Arrays.fill(samples, 3_000, 4_000, (short) 100);
    assertThat(second(samples)[9_500]).isEqualTo((short) (100 * (1 << 14) / 10_000));
  }

  @Test
  void ofALongSoundTheMiddleStays() {
    short[] samples = new short[30_000];
    Arrays.fill(samples, 0, 30_000, (short) 5_000);
    samples[15_000] = 10_000;
    assertThat(second(samples)[8_000]).isEqualTo((short) (1 << 14));
  }

  @Test
  void silenceIsNoWord() {
    assertThat(Clip.of(new Recording(16_000, new short[1_000]))).isEmpty();
    assertThat(Clip.of(new Recording(16_000, new short[0]))).isEmpty();
  }

  private static short[] second(short[] samples) {
    return Clip.of(new Recording(16_000, samples)).orElseThrow().samples();
  }
}
