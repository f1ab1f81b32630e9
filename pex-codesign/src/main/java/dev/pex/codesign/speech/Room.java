package dev.pex.codesign.speech;

import java.util.SplittableRandom;

/**
 * What a room, a microphone and a throat do to a sound: a tilt of the spectrum, resonances, and
 * echoes.
 */
final class Room {
  private static final double LEAST_TILT = -0.5;
  private static final double GREATEST_TILT = 0.8;
  private static final int RESONANCES = 3;
  private static final double LOWEST_HERTZ = 150;
  private static final double HIGHEST_HERTZ = 4_000;
  private static final double GREATEST_DECIBELS = 10;
  private static final int ECHOES = 3;
  private static final double LOUDEST_ECHO = 0.3;

  private Room() {}

  /** The sound, as loud as before at its peak. */
  static double[] heard(short[] sound, SplittableRandom random) {
    double[] samples = new double[sound.length];
    double peak = 1;
    for (int i = 0; i < sound.length; i++) {
      samples[i] = sound[i];
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    samples = tilted(samples, between(random, LEAST_TILT, GREATEST_TILT));
    for (int i = 0; i < RESONANCES; i++) {
      samples = resonant(samples, random);
    }
    for (int i = 0; i < ECHOES; i++) {
      samples = echoed(samples, random);
    }
    return scaled(samples, peak);
  }

  /** Less of the low frequencies for a positive tilt, of the high ones for a negative. */
  private static double[] tilted(double[] samples, double tilt) {
    double[] result = new double[samples.length];
    double last = 0;
    for (int i = 0; i < samples.length; i++) {
      result[i] = samples[i] - tilt * last;
      last = samples[i];
    }
    return result;
  }

  /** A peak or a dip of one octave or so (Bristow-Johnson, "Audio EQ cookbook"). */
  private static double[] resonant(double[] samples, SplittableRandom random) {
    double octaves = StrictMath.log(HIGHEST_HERTZ / LOWEST_HERTZ);
    double hertz = LOWEST_HERTZ * StrictMath.exp(octaves * random.nextDouble());
    double decibels = between(random, -GREATEST_DECIBELS, GREATEST_DECIBELS);
    double amplitude = StrictMath.pow(10, decibels / 40);
    double angle = 2 * Math.PI * hertz / Clip.SAMPLE_RATE;
    double width = StrictMath.sin(angle) / 2;
    double middle = -2 * StrictMath.cos(angle);
    double norm = 1 + width / amplitude;
    double[] result = new double[samples.length];
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < samples.length; i++) {
      double x = samples[i];
      double y =
          ((1 + width * amplitude) * x
                  + middle * (x1 - y1)
                  + (1 - width * amplitude) * x2
                  - (1 - width / amplitude) * y2)
              / norm;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      result[i] = y;
    }
    return result;
  }

  private static double[] echoed(double[] samples, SplittableRandom random) {
    int delay = random.nextInt(Clip.SAMPLE_RATE / 400, Clip.SAMPLE_RATE / 20);
    double gain = between(random, -LOUDEST_ECHO, LOUDEST_ECHO);
    double[] result = samples.clone();
    for (int i = delay; i < samples.length; i++) {
      result[i] += gain * samples[i - delay];
    }
    return result;
  }

  private static double[] scaled(double[] samples, double wantedPeak) {
    double peak = 1;
    for (double sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    double[] result = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      result[i] = samples[i] * wantedPeak / peak;
    }
    return result;
  }

  private static double between(SplittableRandom random, double least, double greatest) {
    return least + (greatest - least) * random.nextDouble();
  }
}
