package dev.pex.codesign.audio;

/**
 * What TensorFlow's {@code audio_spectrogram} and {@code mfcc} compute, in double precision and
 * straight from the formulas: a plain discrete Fourier transform, triangles, logarithm, cosines.
 */
final class MfccDefinition {
  private static final double SMALLEST_BAND = 1e-12;

  private final MfccParameters parameters;
  private final int size;
  private final double[] cosines;

  MfccDefinition(MfccParameters parameters) {
    this.parameters = parameters;
    this.size = parameters.windows().transformSize();
    this.cosines = new double[size];
    for (int i = 0; i < size; i++) {
      cosines[i] = Math.cos(2 * Math.PI * i / size);
    }
  }

  /** Features of the window at a place, before they are rounded and clamped to int8. */
  double[] features(short[] samples, int start) {
    double[] logs = bands(magnitudes(samples, start));
    double[] features = new double[parameters.coefficients()];
    for (int band = 0; band < logs.length; band++) {
      logs[band] = Math.log(Math.max(logs[band], SMALLEST_BAND));
    }
    for (int i = 0; i < features.length; i++) {
      double sum = 0;
      for (int band = 0; band < logs.length; band++) {
        sum += logs[band] * Math.cos(i * Math.PI / logs.length * (band + 0.5));
      }
      double coefficient = Math.sqrt(2.0 / logs.length) * sum;
      features[i] = coefficient / parameters.features().scale() + parameters.features().zeroPoint();
    }
    return features;
  }

  /** Magnitudes of the transform's first half; samples count as -1 to 1. */
  double[] magnitudes(short[] samples, int start) {
    int length = parameters.windows().windowSamples();
    double[] magnitudes = new double[size / 2 + 1];
    for (int bin = 0; bin < magnitudes.length; bin++) {
      double real = 0;
      double imaginary = 0;
      for (int i = 0; i < length; i++) {
        double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
        double value = hann * samples[start + i] / 32_768;
        real += value * cosines[bin * i % size];
        imaginary += value * cosines[(bin * i + size / 4) % size];
      }
      magnitudes[bin] = Math.hypot(real, imaginary);
    }
    return magnitudes;
  }

  private double[] bands(double[] magnitudes) {
    MfccParameters.MelBands mel = parameters.mel();
    double hertzPerBin = (double) parameters.windows().sampleRateHz() / size;
    double lower = mel(mel.lowerHertz());
    double spacing = (mel(mel.upperHertz()) - lower) / (mel.count() + 1);
    double[] bands = new double[mel.count()];
    int first = (int) (1.5 + mel.lowerHertz() / hertzPerBin);
    for (int bin = first; bin <= (int) (mel.upperHertz() / hertzPerBin); bin++) {
      double position = (mel(bin * hertzPerBin) - lower) / spacing;
      for (int band = 0; band < bands.length; band++) {
        bands[band] += magnitudes[bin] * Math.max(0, 1 - Math.abs(position - band - 1));
      }
    }
    return bands;
  }

  private static double mel(double hertz) {
    return 1_127 * Math.log(1 + hertz / 700);
  }
}
