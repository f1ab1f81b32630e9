package dev.pex.demo;

/**
 * The features that TFLite Micro's speech model was trained on: 40 mel channels from 125 Hz to
 * 7,500 Hz every 20 ms over windows of 30 ms, with noise reduction and per-channel gain
 * normalisation (PCAN; Wang et al., arXiv 1607.05666), as a logarithm in int8. Computed in floating
 * point, so single features may differ by one from the fixed-point original.
 */
final class SpeechFeatures {
  /** Samples in a second. */
  static final int SAMPLE_RATE = 16_000;

  /** Features of one frame. */
  static final int CHANNELS = 40;

  private static final int WINDOW = 480;
  private static final int STEP = 320;
  private static final int TRANSFORM = 512;
  private static final double LOWER_HERTZ = 125;
  private static final double UPPER_HERTZ = 7_500;
  private static final double[] SMOOTHING = {0.025, 0.06};
  private static final double MINIMUM_REMAINING = 0.05;
  private static final double GAIN_STRENGTH = 0.95;
  private static final double GAIN_OFFSET = 80;
  private static final double GAIN_ONE = 1 << 21;
  private static final double GAIN_MAXIMUM = 0x7FFF;

  private final double[] noise = new double[CHANNELS];
  private final double[][] filters = melFilters();

  /**
   * Features of a sound, frame after frame.
   *
   * @param samples 16 kHz, one channel; a sound too short is continued by silence
   * @param frames how many frames to make
   * @return {@code frames x 40} int8 values
   */
  static byte[] of(short[] samples, int frames) {
    SpeechFeatures features = new SpeechFeatures();
    byte[] result = new byte[frames * CHANNELS];
    for (int frame = 0; frame < frames; frame++) {
      double[] energies = features.energies(samples, frame * STEP);
      for (int channel = 0; channel < CHANNELS; channel++) {
        double signal = features.normalized(channel, Math.floor(energies[channel]));
        result[frame * CHANNELS + channel] = quantized(signal);
      }
    }
    return result;
  }

  private double[] energies(short[] samples, int start) {
    double[] window = new double[TRANSFORM];
    for (int i = 0; i < WINDOW && start + i < samples.length; i++) {
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / WINDOW);
      window[i] = samples[start + i] * hann;
    }
    double[] power = Spectrum.power(window);
    double[] energies = new double[CHANNELS];
    for (int channel = 0; channel < CHANNELS; channel++) {
      double sum = 0;
      for (int bin = 0; bin < power.length; bin++) {
        sum += filters[channel][bin] * power[bin];
      }
      energies[channel] = 64 * Math.sqrt(sum) / TRANSFORM;
    }
    return energies;
  }

  /** Noise reduction, then gain normalisation by the noise estimate. */
  private double normalized(int channel, double signal) {
    double smoothing = SMOOTHING[channel % 2];
    noise[channel] = signal * smoothing + noise[channel] * (1 - smoothing);
    double cleaned =
        Math.max(signal - Math.min(noise[channel], signal), signal * MINIMUM_REMAINING);
    double estimate = noise[channel] * 1024 / 128;
    double gain =
        Math.min(GAIN_MAXIMUM, GAIN_ONE * Math.pow(estimate + GAIN_OFFSET, -GAIN_STRENGTH));
    double ratio = Math.floor(cleaned) * gain / 64;
    return Math.floor(ratio < 8192 ? ratio * ratio / (1 << 20) : ratio / 64 - 64);
  }

  private static byte quantized(double signal) {
    double logarithm = signal * 8 > 1 ? Math.floor(64 * Math.log(signal * 8)) : 0;
    int feature = (int) ((logarithm * 256 + 333) / 666) - 128;
    return (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, feature));
  }

  /** Triangles of equal width on the mel scale, each falling where the next one rises. */
  private static double[][] melFilters() {
    double lower = mel(LOWER_HERTZ);
    double spacing = (mel(UPPER_HERTZ) - lower) / (CHANNELS + 1);
    double[][] filters = new double[CHANNELS][TRANSFORM / 2 + 1];
    for (int bin = 1; bin <= TRANSFORM / 2; bin++) {
      double position = (mel((double) bin * SAMPLE_RATE / TRANSFORM) - lower) / spacing;
      for (int channel = 0; channel < CHANNELS; channel++) {
        filters[channel][bin] = Math.max(0, 1 - Math.abs(position - (channel + 1)));
      }
    }
    return filters;
  }

  private static double mel(double hertz) {
    return 1127 * Math.log1p(hertz / 700);
  }
}
