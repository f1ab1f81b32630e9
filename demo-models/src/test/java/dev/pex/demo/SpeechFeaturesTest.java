package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SpeechFeaturesTest {
  private static final int FRAMES = 49;

  @Test
  void silenceIsTheLowestValue() {
    assertThat(SpeechFeatures.of(new short[16_000], FRAMES))
        .hasSize(FRAMES * SpeechFeatures.CHANNELS)
        .containsOnly(Byte.MIN_VALUE);
  }

  @Test
  void aToneIsLoudestInItsChannel() {
    assertThat(loudest(tone(300))).isLessThan(loudest(tone(1_000)));
    assertThat(loudest(tone(1_000))).isLessThan(loudest(tone(4_000)));
    assertThat(loudest(tone(4_000))).isBetween(28, 32);
  }

  @Test
  void shortSoundsAreContinuedBySilence() {
    byte[] features = SpeechFeatures.of(new short[100], 3);
    assertThat(features).hasSize(120).containsOnly(Byte.MIN_VALUE);
  }

  @Test
  void spectrumOfAWaveIsOneLine() {
    double[] wave = new double[64];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = Math.cos(2 * Math.PI * 5 * i / wave.length);
    }
    double[] power = Spectrum.power(wave);
    assertThat(power).hasSize(33);
    for (int bin = 0; bin < power.length; bin++) {
      double expected = bin == 5 ? 32 * 32 : 0;
      assertThat(Math.abs(power[bin] - expected)).as("bin %d", bin).isLessThan(1e-9);
    }
  }

  private static short[] tone(double hertz) {
    short[] samples = new short[16_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (10_000 * Math.sin(2 * Math.PI * hertz * i / 16_000));
    }
    return samples;
  }

  /** The loudest channel of the first frame, before noise reduction has learnt the tone. */
  private static int loudest(short[] samples) {
    byte[] features = SpeechFeatures.of(samples, FRAMES);
    return IntStream.range(0, SpeechFeatures.CHANNELS)
        .reduce((a, b) -> features[b] > features[a] ? b : a)
        .orElseThrow();
  }
}
