package dev.pex.codesign.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResamplerTest {
  private static final double AMPLITUDE = 10_000;
  private static final int MARGIN = 200;

  @ParameterizedTest
  @CsvSource({"22050, 16000", "32000, 16000", "8000, 16000", "16000, 17600", "44100, 16000"})
  void aToneStaysTheSameTone(int inputRate, int outputRate) {
    short[] tone = tone(inputRate, 1_000);
    short[] resampled = new Resampler(inputRate, outputRate).resample(tone);
    short[] wanted = tone(outputRate, 1_000);
    assertThat(resampled).hasSameSizeAs(wanted);
    for (int i = MARGIN; i < resampled.length - MARGIN; i++) {
      assertThat((double) resampled[i]).isBetween(wanted[i] - 30.0, wanted[i] + 30.0);
    }
  }

  @Test
  void whatTheNewRateCannotHoldIsRemoved() {
    short[] resampled = new Resampler(44_100, 16_000).resample(tone(44_100, 11_000));
    for (int i = MARGIN; i < resampled.length - MARGIN; i++) {
      assertThat(Math.abs(resampled[i])).isLessThan((short) 30);
    }
  }

  @Test
  void ratesArePositive() {
    assertThatThrownBy(() -> new Resampler(0, 16_000)).hasMessageContaining("positive");
  }

  private static short[] tone(int rate, double hertz) {
    short[] samples = new short[rate / 5];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return samples;
  }
}
