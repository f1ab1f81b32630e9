package dev.pex.codesign.audio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** A second each of sounds at 16 kHz for tests. */
final class Signals {
  private static final int LENGTH = 16_000;

  private Signals() {}

  /** Sounds with something in every band, by name. */
  static Map<String, short[]> broad() {
    Random random = new Random(11);
    Map<String, short[]> signals = new LinkedHashMap<>();
    signals.put("noise", of(i -> (random.nextDouble() * 2 - 1) * Short.MAX_VALUE));
    signals.put("quiet noise", of(i -> random.nextGaussian() * 20));
    signals.put("extremes", of(i -> random.nextBoolean() ? Short.MAX_VALUE : Short.MIN_VALUE));
    signals.put("vowels", of(i -> vowel(i) + random.nextGaussian() * 5));
    return signals;
  }

  /** All of them. */
  static Map<String, short[]> all() {
    Map<String, short[]> signals = broad();
    signals.put("silence", of(i -> 0));
    signals.put("one click", of(i -> i == 5_000 ? 1 : 0));
    signals.put("highest value", of(i -> Short.MAX_VALUE));
    signals.put("lowest value", of(i -> Short.MIN_VALUE));
    signals.put("square wave", of(i -> i / 16 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE));
    signals.put("chirp", of(i -> Short.MAX_VALUE * Math.sin(i * (double) i / 5_000)));
    return signals;
  }

  /** Harmonics of 120 Hz under two moving formants, swelling and fading. */
  private static double vowel(int index) {
    double seconds = index / (double) LENGTH;
    double sum = 0;
    for (int harmonic = 1; harmonic <= 30; harmonic++) {
      double hertz = 120 * harmonic;
      double low = (hertz - 400 - 300 * seconds) / 150;
      double high = (hertz - 2_200 + 900 * seconds) / 250;
      double level = 1 / (1 + low * low) + 0.4 / (1 + high * high);
      sum += level * Math.sin(2 * Math.PI * hertz * seconds);
    }
    return 4_000 * Math.sin(Math.PI * seconds) * sum;
  }

  private static short[] of(IntToDoubleFunction sample) {
    short[] samples = new short[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      double bounded =
          Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample.applyAsDouble(i)));
      samples[i] = (short) Math.round(bounded);
    }
    return samples;
  }
}
