package dev.pex.codesign.speech;

import dev.pex.codesign.audio.Recording;
import java.util.Optional;

/**
 * What examples are: one second at 16 kHz, the sound in its middle, peaks at half of full scale.
 */
final class Clip {
  /** Samples in a second. */
  static final int SAMPLE_RATE = 16_000;

  private static final int PEAK = 1 << 14;

  /** Below this peak there is only noise. */
  private static final int SILENT = 300;

  /** What is softer than this part of the peak does not count in where the middle is. */
  private static final int SOFT = 50;

  private Clip() {}

  /** The loud second of a sound; nothing if there is none. */
  static Optional<Recording> of(Recording spoken) {
    short[] samples = spoken.at(SAMPLE_RATE).samples();
    int peak = peak(samples);
    if (peak < SILENT) {
      return Optional.empty();
    }
    int start = 0;
    while (Math.abs(samples[start]) <= peak / SOFT) {
      start++;
    }
    int end = samples.length;
    while (Math.abs(samples[end - 1]) <= peak / SOFT) {
      end--;
    }
    int first = (start + end - SAMPLE_RATE) / 2;
    short[] second = new short[SAMPLE_RATE];
    for (int i = Math.max(0, -first); i < Math.min(SAMPLE_RATE, samples.length - first); i++) {
      second[i] = (short) (samples[first + i] * PEAK / peak);
    }
    return Optional.of(new Recording(SAMPLE_RATE, second));
  }

  private static int peak(short[] samples) {
    int peak = 0;
    for (short sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}
