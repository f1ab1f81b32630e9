package dev.pex.codesign.speech;

import dev.pex.codesign.audio.Recording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Sounds without speech, half a minute each. */
final class BackgroundNoise {
  private static final int SAMPLES = 30 * Clip.SAMPLE_RATE;
  private static final double LEVEL = 3_000;

  /** How much of a value of brown noise is left after one sample. */
  private static final double MEMORY = 0.998;

  private static final int OCTAVES = 14;

  private BackgroundNoise() {}

  /** All of them by name, the same for the same seed. */
  static Map<String, Recording> all(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Recording> sounds = new LinkedHashMap<>();
    sounds.put("white", sound(i -> uniform(random)));
    sounds.put("pink", sound(pink(random)));
    sounds.put("brown", sound(brown(random)));
    sounds.put("hum", sound(i -> hum(i, 50) + 0.02 * uniform(random)));
    sounds.put("fan", sound(fan(random)));
    return sounds;
  }

  /** Sums of values that change at every second, fourth, eighth … sample (Voss and McCartney). */
  private static IntToDoubleFunction pink(SplittableRandom random) {
    double[] values = new double[OCTAVES];
    return i -> {
      values[Math.min(OCTAVES - 1, Integer.numberOfTrailingZeros(i + 1))] = uniform(random);
      double sum = uniform(random);
      for (double value : values) {
        sum += value;
      }
      return sum;
    };
  }

  private static IntToDoubleFunction brown(SplittableRandom random) {
    double[] level = {0};
    return i -> level[0] = MEMORY * level[0] + uniform(random);
  }

  /** Low noise that swells five times a second, over the hum of a motor. */
  private static IntToDoubleFunction fan(SplittableRandom random) {
    IntToDoubleFunction wind = brown(random);
    return i -> {
      double swell = 1 + 0.4 * StrictMath.sin(2 * Math.PI * 5 * i / Clip.SAMPLE_RATE);
      return swell * wind.applyAsDouble(i) + 2 * hum(i, 120) + uniform(random);
    };
  }

  private static double hum(int index, double hertz) {
    double sum = 0;
    for (int harmonic = 1; harmonic <= 7; harmonic += 2) {
      double phase = 2 * Math.PI * hertz * harmonic * index / Clip.SAMPLE_RATE;
      sum += StrictMath.sin(phase) / harmonic;
    }
    return sum;
  }

  private static double uniform(SplittableRandom random) {
    return 2 * random.nextDouble() - 1;
  }

  /** Samples of the same mean power for every kind. */
  private static Recording sound(IntToDoubleFunction source) {
    double[] values = new double[SAMPLES];
    double power = 0;
    for (int i = 0; i < SAMPLES; i++) {
      values[i] = source.applyAsDouble(i);
      power += values[i] * values[i] / SAMPLES;
    }
    short[] samples = new short[SAMPLES];
    double gain = LEVEL / StrictMath.sqrt(power);
    for (int i = 0; i < SAMPLES; i++) {
      double sample = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, gain * values[i]));
      samples[i] = (short) Math.round(sample);
    }
    return new Recording(Clip.SAMPLE_RATE, samples);
  }
}
