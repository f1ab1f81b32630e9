package dev.pex.codesign.audio;

/** The discrete Fourier transform of {@code pex_spectrum.h}, bit for bit. */
final class FixedPointSpectrum {
  private static final int SINE_FRACTION_BITS = 30;

  private final IntTable sine;
  private final int pairs;

  /**
   * A transform of 2^sizeLog2 values.
   *
   * @param sine a quarter of a sine, in Q1.30
   */
  FixedPointSpectrum(IntTable sine, int sizeLog2) {
    this.sine = sine;
    this.pairs = 1 << (sizeLog2 - 1);
  }

  /** Puts twice the magnitude of bin k at {@code values[2 * k]}. */
  void magnitudes(int[] values) {
    reverseBits(values);
    for (int half = 1; half < pairs; half *= 2) {
      butterflies(half, values);
    }
    values[0] = magnitude(2 * (values[0] + values[1]), 0);
    for (int bin = 1; bin <= pairs / 2; bin++) {
      split(bin, values);
    }
  }

  private void reverseBits(int[] values) {
    int unused = Integer.numberOfLeadingZeros(pairs) + 1;
    for (int i = 0; i < pairs; i++) {
      int reversed = Integer.reverse(i) >>> unused;
      if (i < reversed) {
        swap(values, 2 * i, 2 * reversed);
        swap(values, 2 * i + 1, 2 * reversed + 1);
      }
    }
  }

  private static void swap(int[] values, int first, int second) {
    int swapped = values[first];
    values[first] = values[second];
    values[second] = swapped;
  }

  private void butterflies(int half, int[] values) {
    for (int k = 0; k < half; k++) {
      int cosine = cosine(k * (pairs / half));
      int minusSine = minusSine(k * (pairs / half));
      for (int low = 2 * k; low < 2 * pairs; low += 4 * half) {
        int high = low + 2 * half;
        int real = sumOfProducts(cosine, values[high], -minusSine, values[high + 1]);
        int imaginary = sumOfProducts(cosine, values[high + 1], minusSine, values[high]);
        values[high] = values[low] - real;
        values[high + 1] = values[low + 1] - imaginary;
        values[low] += real;
        values[low + 1] += imaginary;
      }
    }
  }

  /** Bins {@code bin} and {@code pairs - bin}, by the transforms of even and odd values. */
  private void split(int bin, int[] values) {
    int first = 2 * bin;
    int second = 2 * (pairs - bin);
    int evenReal = values[first] + values[second];
    int evenImaginary = values[first + 1] - values[second + 1];
    int oddReal = values[first + 1] + values[second + 1];
    int oddImaginary = values[second] - values[first];
    int real = sumOfProducts(cosine(bin), oddReal, -minusSine(bin), oddImaginary);
    int imaginary = sumOfProducts(cosine(bin), oddImaginary, minusSine(bin), oddReal);
    values[first] = magnitude(evenReal + real, evenImaginary + imaginary);
    values[second] = magnitude(evenReal - real, evenImaginary - imaginary);
  }

  private int cosine(int index) {
    int quarter = pairs / 2;
    return index <= quarter ? sine.get(quarter - index) : -sine.get(index - quarter);
  }

  private int minusSine(int index) {
    int quarter = pairs / 2;
    return index <= quarter ? -sine.get(index) : -sine.get(2 * quarter - index);
  }

  private static int sumOfProducts(int a, int b, int c, int d) {
    long half = 1L << (SINE_FRACTION_BITS - 1);
    return (int) (((long) a * b + (long) c * d + half) >> SINE_FRACTION_BITS);
  }

  private static int magnitude(int real, int imaginary) {
    return squareRoot((long) real * real + (long) imaginary * imaginary);
  }

  /** The largest integer whose square is not above the value, which is below 2^61. */
  private static int squareRoot(long value) {
    long root = (long) Math.sqrt((double) value);
    if (root * root > value) {
      root--;
    }
    return (int) root;
  }
}
