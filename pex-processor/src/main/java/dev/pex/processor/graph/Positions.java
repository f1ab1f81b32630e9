package dev.pex.processor.graph;

import java.util.Optional;

/**
 * Where the rows, or columns, of a resized tensor lie among those of its input: {@code i} at {@code
 * (i * step + start) / unit}. Nearest rows are that rounded down, neighbours are those below and
 * above.
 *
 * @param unit TFLite's bilinear kernel has 1024 for all sizes
 * @param size rows of the input
 */
public record Positions(int step, int start, int unit, int size, Interpolation interpolation) {
  private static final int BILINEAR_UNIT = 1024;

  /**
   * The positions of so many rows; nothing where integers do not find the rows that TFLite finds in
   * single precision, or where TFLite reads beyond the input.
   */
  public static Optional<Positions> of(
      int size, int resized, Interpolation interpolation, Sampling sampling) {
    return interpolation == Interpolation.NEAREST
        ? nearest(size, resized, sampling)
        : between(size, resized, sampling);
  }

  private static Optional<Positions> nearest(int size, int resized, Sampling sampling) {
    boolean aligned = sampling == Sampling.ALIGN_CORNERS && resized > 1;
    boolean halves = sampling == Sampling.HALF_PIXEL_CENTERS;
    long inner = aligned ? size - 1L : size;
    long outer = aligned ? resized - 1L : resized;
    long start = halves ? inner : aligned ? outer : 0;
    long divisor = divisor(2 * inner, 2 * outer);
    long step = 2 * inner / divisor;
    long unit = 2 * outer / divisor;
    start = start / divisor;
    if (unit * size > Integer.MAX_VALUE || step * resized > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    Positions positions =
        new Positions((int) step, (int) start, (int) unit, size, Interpolation.NEAREST);
    float scale = inner / (float) outer;
    float offset = halves ? 0.5f : 0f;
    for (int i = 0; i < resized; i++) {
      float position = (i + offset) * scale;
      double found = Math.floor(aligned ? position + 0.5 : position);
      if (positions.first(i) != Math.min(found, size - 1)) {
        return Optional.empty();
      }
    }
    return Optional.of(positions);
  }

  private static Optional<Positions> between(int size, int resized, Sampling sampling) {
    boolean aligned = sampling == Sampling.ALIGN_CORNERS && resized > 1;
    long inner = aligned ? size - 1L : size;
    long outer = aligned ? resized - 1L : resized;
    long step = (BILINEAR_UNIT * inner + outer / 2) / outer;
    long start = sampling == Sampling.HALF_PIXEL_CENTERS ? step / 2 - BILINEAR_UNIT / 2 : 0;
    long last = (resized - 1) * step + start;
    if (last + BILINEAR_UNIT > Integer.MAX_VALUE || last >= (long) size * BILINEAR_UNIT) {
      return Optional.empty();
    }
    return Optional.of(
        new Positions((int) step, (int) start, BILINEAR_UNIT, size, Interpolation.BILINEAR));
  }

  private static long divisor(long a, long b) {
    return b == 0 ? a : divisor(b, a % b);
  }

  /** The first row of the input of which a row is made. */
  public int first(int row) {
    return Math.max(0, row * step + start) / unit;
  }

  /** The last row of the input of which a row is made. */
  public int last(int row) {
    boolean between = interpolation == Interpolation.BILINEAR && (row * step + start) % unit > 0;
    return Math.min(size - 1, between ? first(row) + 1 : first(row));
  }
}
