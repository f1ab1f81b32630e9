package dev.pex.codesign.audio;

import java.util.stream.IntStream;

/** Where the bins of a transform lie among mel bands; mel(f) = 1127 ln(1 + f / 700). */
final class MelScale {
  private final int bands;
  private final double lower;
  private final double spacing;
  private final double hertzPerBin;
  private final int firstBin;
  private final int endBin;

  MelScale(MfccParameters parameters) {
    MfccParameters.MelBands mel = parameters.mel();
    int size = parameters.windows().transformSize();
    bands = mel.count();
    lower = mel(mel.lowerHertz());
    spacing = (mel(mel.upperHertz()) - lower) / (bands + 1);
    hertzPerBin = (double) parameters.windows().sampleRateHz() / size;
    firstBin = (int) (1.5 + mel.lowerHertz() / hertzPerBin);
    endBin = Math.min(size / 2, (int) (mel.upperHertz() / hertzPerBin) + 1);
  }

  /**
   * The first bin above the centre of band {@code index - 1}; the first and the end of all bins for
   * the outermost indices, 0 and {@code bands + 1}.
   */
  int edge(int index) {
    return IntStream.range(firstBin, endBin)
        .filter(bin -> interval(bin) >= index)
        .findFirst()
        .orElse(endBin);
  }

  /** How near a bin is to the centre below it: 1 at it, 0 at the one above. */
  double lowerShare(int bin) {
    return Math.max(0, interval(bin) + 1 - position(bin));
  }

  /** Interval i lies between the centres of bands i - 1 and i, and holds the upper one. */
  private int interval(int bin) {
    return Math.min(bands, (int) Math.ceil(position(bin)) - 1);
  }

  /** In bands: the centre of band b is at b + 1. */
  private double position(int bin) {
    return (mel(bin * hertzPerBin) - lower) / spacing;
  }

  private static double mel(double hertz) {
    return 1127 * StrictMath.log1p(hertz / 700);
  }
}
