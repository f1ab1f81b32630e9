package dev.pex.runtime;

/**
 * Where the rows, or columns, of a resized tensor lie among those of its input: {@code i} at {@code
 * (i * step + start) / unit}.
 */
public record Positions(int step, int start, int unit) {
  public Positions {
    if (step < 0 || unit < 1) {
      throw new IllegalArgumentException("positions go upwards in steps of a unit");
    }
  }

  /** The element at a position, or just below. */
  int lower(int index) {
    return Math.max(0, index * step + start) / unit;
  }

  /** How far, in units, a position lies above {@link #lower}. */
  int above(int index) {
    return Math.max(0, index * step + start) % unit;
  }
}
