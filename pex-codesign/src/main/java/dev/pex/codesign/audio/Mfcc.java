package dev.pex.codesign.audio;

/**
 * A front end for speech in fixed point: samples in, a row of int8 features per hop out. The
 * features are those of {@code pex_mfcc.h}, bit for bit; docs/audio.md says what they are worth.
 * Each instance follows one sound.
 */
public final class Mfcc {
  private static final int SHARE_FRACTION_BITS = 15;
  private static final int LOG_FRACTION_BITS = 16;

  private final MfccTables tables;
  private final FixedPointSpectrum spectrum;
  private final int transformLog2;
  private final int bands;
  private final short[] samples;
  private int next;
  private int missing;

  /** Before the first sample. */
  public Mfcc(MfccParameters parameters) {
    tables = new MfccTables(parameters);
    transformLog2 = parameters.windows().transformLog2();
    spectrum = new FixedPointSpectrum(tables.sine(), transformLog2);
    bands = parameters.mel().count();
    samples = new short[parameters.windows().windowSamples()];
    missing = samples.length;
  }

  /**
   * Takes one sample.
   *
   * @return whether a window is complete, whose features {@link #row} makes before the next sample
   */
  public boolean push(short sample) {
    samples[next] = sample;
    next = next + 1 == samples.length ? 0 : next + 1;
    missing--;
    if (missing > 0) {
      return false;
    }
    missing = tables.parameters().windows().hopSamples();
    return true;
  }

  /** The features of the newest window. */
  public byte[] row() {
    int[] values = window();
    spectrum.magnitudes(values);
    int[] logs = logBands(values);
    byte[] row = new byte[tables.parameters().coefficients()];
    for (int i = 0; i < row.length; i++) {
      row[i] = coefficient(i, logs);
    }
    return row;
  }

  private int[] window() {
    int[] values = new int[1 << transformLog2];
    int shift = transformLog2 + 1;
    for (int i = 0; i < samples.length; i++) {
      int factor = tables.window().get(Math.min(i, samples.length - i));
      int sample = samples[(next + i) % samples.length];
      values[i] = (sample * factor + (1 << (shift - 1))) >> shift;
    }
    return values;
  }

  private int[] logBands(int[] magnitudes) {
    int logOfOne = (45 - transformLog2) << LOG_FRACTION_BITS;
    int[] logs = new int[bands];
    long risingSide = 0;
    for (int i = 0; i <= bands; i++) {
      long lower = 0;
      long upper = 0;
      for (int bin = tables.edges().get(i); bin < tables.edges().get(i + 1); bin++) {
        long magnitude = magnitudes[2 * bin];
        long share = magnitude * tables.falling().get(bin - tables.edges().get(0));
        lower += share;
        upper += (magnitude << SHARE_FRACTION_BITS) - share;
      }
      if (i > 0) {
        logs[i - 1] = log2(risingSide + lower) - logOfOne;
      }
      risingSide = upper;
    }
    return logs;
  }

  /** log2 with 16 fraction bits, rounded down; that of 1 for 0. */
  static int log2(long value) {
    if (value == 0) {
      return 0;
    }
    int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    long mantissa = exponent > 31 ? value >>> (exponent - 31) : value << (31 - exponent);
    int logarithm = exponent;
    for (int i = 0; i < LOG_FRACTION_BITS; i++) {
      mantissa = (mantissa * mantissa) >>> 31;
      int bit = (int) (mantissa >>> 32);
      mantissa >>>= bit;
      logarithm = 2 * logarithm + bit;
    }
    return logarithm;
  }

  private byte coefficient(int index, int[] logs) {
    int shift = LOG_FRACTION_BITS + tables.dctShift();
    long sum = 1L << (shift - 1);
    for (int band = 0; band < bands; band++) {
      sum += (long) tables.dct().get(index * bands + band) * logs[band];
    }
    int feature = (int) (sum >> shift) + tables.parameters().features().zeroPoint();
    return (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, feature));
  }
}
