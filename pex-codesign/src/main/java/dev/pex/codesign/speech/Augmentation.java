package dev.pex.codesign.speech;

import dev.pex.codesign.audio.Recording;
import dev.pex.codesign.audio.Resampler;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Changes a clip as another room, moment and throat would: pitch by resampling (which changes the
 * speed alike), spectrum and echoes, shift in time, gain, background noise. All choices come from
 * the random numbers that are handed over.
 */
final class Augmentation {
  /** Pitch is 20/23 to 20/17 of the recorded one. */
  private static final List<Resampler> PITCHES =
      IntStream.rangeClosed(17, 23).mapToObj(samples -> new Resampler(20, samples)).toList();

  /** Furthest that a word is moved from the middle of its second. */
  private static final int FURTHEST_SHIFT = Clip.SAMPLE_RATE * 3 / 20;

  private static final double SOFTEST_DECIBELS = -20;
  private static final double LOUDEST_DECIBELS = 3;

  /** Level of noise relative to that of the word. */
  private static final double FAINTEST_NOISE_DECIBELS = -60;

  private static final double STRONGEST_NOISE_DECIBELS = -8;

  /** Full scale to mean amplitude of silence, the softest and the loudest. */
  private static final double FAINTEST_SILENCE_DECIBELS = -80;

  private static final double LOUDEST_SILENCE_DECIBELS = -20;

  private final List<Recording> noises;

  /** One way to change a clip. */
  interface Change {
    short[] of(Recording clip, SplittableRandom random);
  }

  /**
   * Augments with these sounds in the background.
   *
   * @param noises at 16 kHz, longer than a second
   */
  Augmentation(List<Recording> noises) {
    this.noises = List.copyOf(noises);
  }

  /** The clip at another pitch, in another room, moved, louder or softer, with noise. */
  short[] changed(Recording clip, SplittableRandom random) {
    Resampler pitch = PITCHES.get(random.nextInt(PITCHES.size()));
    return mixed(Room.heard(pitch.resample(clip.samples()), random), random);
  }

  /** The clip moved, louder or softer, with noise. */
  short[] moved(Recording clip, SplittableRandom random) {
    return mixed(reals(clip.samples()), random);
  }

  /** A second without speech. */
  short[] silence(SplittableRandom random) {
    double level =
        Short.MAX_VALUE * amplitude(random, FAINTEST_SILENCE_DECIBELS, LOUDEST_SILENCE_DECIBELS);
    double[] mix = new double[Clip.SAMPLE_RATE];
    addNoise(mix, level, random);
    return rounded(mix);
  }

  private short[] mixed(double[] word, SplittableRandom random) {
    int shift = random.nextInt(-FURTHEST_SHIFT, FURTHEST_SHIFT + 1);
    double gain = amplitude(random, SOFTEST_DECIBELS, LOUDEST_DECIBELS);
    int place = (Clip.SAMPLE_RATE - word.length) / 2 + shift;
    double[] mix = new double[Clip.SAMPLE_RATE];
    for (int i = Math.max(0, -place); i < Math.min(word.length, mix.length - place); i++) {
      mix[place + i] = gain * word[i];
    }
    double level =
        level(mix) * amplitude(random, FAINTEST_NOISE_DECIBELS, STRONGEST_NOISE_DECIBELS);
    addNoise(mix, level, random);
    return rounded(mix);
  }

  /** Adds a second of some noise at some level. */
  private void addNoise(double[] mix, double level, SplittableRandom random) {
    Recording noise = noises.get(random.nextInt(noises.size()));
    int start = random.nextInt(noise.length() - mix.length + 1);
    double[] second = new double[mix.length];
    for (int i = 0; i < mix.length; i++) {
      second[i] = noise.sample(start + i);
    }
    double gain = level / Math.max(1, level(second));
    for (int i = 0; i < mix.length; i++) {
      mix[i] += gain * second[i];
    }
  }

  private static double[] reals(short[] samples) {
    double[] reals = new double[samples.length];
    for (int i = 0; i < reals.length; i++) {
      reals[i] = samples[i];
    }
    return reals;
  }

  private static double amplitude(SplittableRandom random, double lowest, double highest) {
    double decibels = lowest + (highest - lowest) * random.nextDouble();
    return StrictMath.pow(10, decibels / 20);
  }

  /** Root of the mean square. */
  private static double level(double[] samples) {
    double sum = 0;
    for (double sample : samples) {
      sum += sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }

  private static short[] rounded(double[] mix) {
    short[] samples = new short[mix.length];
    for (int i = 0; i < mix.length; i++) {
      double sample = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, mix[i]));
      samples[i] = (short) Math.round(sample);
    }
    return samples;
  }
}
