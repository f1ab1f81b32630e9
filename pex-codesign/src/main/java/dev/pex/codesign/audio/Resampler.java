package dev.pex.codesign.audio;

import java.math.BigInteger;

/**
 * Changes the number of samples per second by a windowed sinc filter in as many phases as the ratio
 * has (Smith and Gossett, "A flexible sampling-rate conversion method", 1984). The result does not
 * depend on the machine.
 */
public final class Resampler {
  private static final int ZERO_CROSSINGS = 16;

  /** Part of the band that is kept; the filter falls in the rest. */
  private static final double PASS_BAND = 0.92;

  private final int inputStep;
  private final int outputStep;
  private final int reach;
  private final float[][] phases;

  /**
   * Makes {@code outputRate} samples out of {@code inputRate}.
   *
   * @throws IllegalArgumentException unless both are positive
   */
  public Resampler(int inputRate, int outputRate) {
    if (inputRate <= 0 || outputRate <= 0) {
      throw new IllegalArgumentException(
          "rates are positive, not " + inputRate + " and " + outputRate);
    }
    int divisor = BigInteger.valueOf(inputRate).gcd(BigInteger.valueOf(outputRate)).intValue();
    inputStep = inputRate / divisor;
    outputStep = outputRate / divisor;
    double cutoff = PASS_BAND * Math.min(1, (double) outputRate / inputRate);
    reach = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
    phases = new float[outputStep][];
    for (int phase = 0; phase < outputStep; phase++) {
      phases[phase] = taps((double) phase / outputStep, cutoff);
    }
  }

  /** Taps of the samples from {@code reach - 1} before to {@code reach} after a place. */
  private float[] taps(double fraction, double cutoff) {
    float[] taps = new float[2 * reach];
    for (int i = 0; i < taps.length; i++) {
      double distance = i - (reach - 1) - fraction;
      double window = 0.5 + 0.5 * StrictMath.cos(Math.PI * distance / reach);
      taps[i] = (float) (cutoff * sinc(cutoff * distance) * window);
    }
    return taps;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
  }

  /** The same sound with more or fewer samples; silence lies before and after it. */
  public short[] resample(short[] samples) {
    short[] result = new short[(int) ((long) samples.length * outputStep / inputStep)];
    for (int i = 0; i < result.length; i++) {
      long place = (long) i * inputStep;
      result[i] = at(samples, (int) (place / outputStep), phases[(int) (place % outputStep)]);
    }
    return result;
  }

  private short at(short[] samples, int place, float[] taps) {
    int start = place - (reach - 1);
    int first = Math.max(0, -start);
    int end = Math.min(taps.length, samples.length - start);
    float sum = 0;
    for (int i = first; i < end; i++) {
      sum += samples[start + i] * taps[i];
    }
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
  }
}
