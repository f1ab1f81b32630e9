package dev.pex.demo;

/** Power spectrum of a real signal by a radix-2 fast Fourier transform (Cooley and Tukey, 1965). */
final class Spectrum {
  private Spectrum() {}

  /**
   * Squared magnitudes of the transform's first half.
   *
   * @param signal its length is a power of two
   * @return {@code signal.length / 2 + 1} values
   */
  static double[] power(double[] signal) {
    double[] real = signal.clone();
    double[] imaginary = new double[real.length];
    reverseBits(real);
    for (int half = 1; half < real.length; half *= 2) {
      butterflies(real, imaginary, half);
    }
    double[] power = new double[real.length / 2 + 1];
    for (int i = 0; i < power.length; i++) {
      power[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
    }
    return power;
  }

  private static void reverseBits(double[] values) {
    int bits = Integer.numberOfTrailingZeros(values.length);
    for (int i = 0; i < values.length; i++) {
      int other = Integer.reverse(i) >>> (Integer.SIZE - bits);
      if (other > i) {
        double swapped = values[i];
        values[i] = values[other];
        values[other] = swapped;
      }
    }
  }

  private static void butterflies(double[] real, double[] imaginary, int half) {
    for (int k = 0; k < half; k++) {
      double cosine = Math.cos(Math.PI * k / half);
      double sine = -Math.sin(Math.PI * k / half);
      for (int i = k; i < real.length; i += 2 * half) {
        double turnedReal = real[i + half] * cosine - imaginary[i + half] * sine;
        double turnedImaginary = real[i + half] * sine + imaginary[i + half] * cosine;
        real[i + half] = real[i] - turnedReal;
        imaginary[i + half] = imaginary[i] - turnedImaginary;
        real[i] += turnedReal;
        imaginary[i] += turnedImaginary;
      }
    }
  }
}
