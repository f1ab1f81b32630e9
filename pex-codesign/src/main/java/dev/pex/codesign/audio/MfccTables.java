package dev.pex.codesign.audio;

import java.util.stream.IntStream;

/**
 * The numbers of a front end, for Java and C alike; {@code pex_mfcc.h} says how they are used. Made
 * by {@link StrictMath}, so they are the same everywhere.
 */
final class MfccTables {
  private static final double SHARE_ONE = 1 << 15;
  private static final double SINE_ONE = 1 << 30;
  private static final int LARGEST_DCT = Short.MAX_VALUE;
  private static final int LARGEST_SHIFT = 30;

  private final MfccParameters parameters;
  private final IntTable window;
  private final IntTable sine;
  private final IntTable edges;
  private final IntTable falling;
  private final IntTable dct;
  private final int dctShift;

  MfccTables(MfccParameters parameters) {
    this.parameters = parameters;
    int transform = parameters.windows().transformSize();
    MelScale scale = new MelScale(parameters);
    window = hann(parameters.windows().windowSamples());
    sine =
        IntTable.of(
            transform / 4 + 1,
            i -> (int) StrictMath.rint(SINE_ONE * StrictMath.sin(2 * Math.PI * i / transform)));
    edges = IntTable.of(parameters.mel().count() + 2, scale::edge);
    falling =
        IntTable.of(
            IntStream.range(edges.get(0), edges.last())
                .map(bin -> (int) StrictMath.rint(SHARE_ONE * scale.lowerShare(bin))));
    dctShift = largestShift(parameters);
    dct =
        IntTable.of(
            parameters.coefficients() * parameters.mel().count(),
            i -> (int) StrictMath.rint(StrictMath.scalb(dct(parameters, i), dctShift)));
  }

  MfccParameters parameters() {
    return parameters;
  }

  /** The first half of the window, and its middle, in Q1.15. */
  IntTable window() {
    return window;
  }

  /** A quarter of a sine in Q1.30. */
  IntTable sine() {
    return sine;
  }

  /** First bins between the centres of bands. */
  IntTable edges() {
    return edges;
  }

  /** The share in Q1.15 of each bin that belongs to the lower of its two bands. */
  IntTable falling() {
    return falling;
  }

  /** Features of log2 of bands, {@code [coefficients][bands]}, scaled by 2^dctShift. */
  IntTable dct() {
    return dct;
  }

  int dctShift() {
    return dctShift;
  }

  private static IntTable hann(int length) {
    return IntTable.of(
        length / 2 + 1,
        i ->
            (int)
                StrictMath.rint(
                    SHARE_ONE * (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / length))));
  }

  /** The features' part of a band's log2: ln 2, the cosine transform, the features' scale. */
  private static double dct(MfccParameters parameters, int index) {
    int bands = parameters.mel().count();
    int coefficient = index / bands;
    int band = index % bands;
    double cosine = StrictMath.cos(Math.PI / bands * coefficient * (band + 0.5));
    double unit = StrictMath.sqrt(2.0 / bands) * StrictMath.log(2);
    return unit * cosine / parameters.features().scale();
  }

  /** The entries of coefficient 0 are the largest. */
  private static int largestShift(MfccParameters parameters) {
    int shift = LARGEST_SHIFT;
    while (StrictMath.scalb(dct(parameters, 0), shift) > LARGEST_DCT) {
      shift--;
    }
    if (shift < 0) {
      throw new IllegalArgumentException(
          "the scale " + parameters.features().scale() + " is too small");
    }
    return shift;
  }
}
