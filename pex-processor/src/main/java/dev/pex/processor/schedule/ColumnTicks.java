package dev.pex.processor.schedule;

/**
 * Which columns a node of a rows stage makes at each column tick: those from {@code first(tick)} up
 * to {@code end(tick)}. The skew is what kernels downstream of the stage's input have looked to the
 * right.
 */
public record ColumnTicks(int perTick, int skew, int width) {
  public ColumnTicks {
    if (perTick < 1 || skew < 0 || width < 1) {
      throw new IllegalArgumentException("column ticks make columns, and none before the first");
    }
  }

  /** All columns at once. */
  public static ColumnTicks whole(int width) {
    return new ColumnTicks(width, 0, width);
  }

  /** Ticks until all columns are made. */
  public int ticks() {
    return (width + skew + perTick - 1) / perTick;
  }

  /** The first column that is made at a tick, or later if none is. */
  public int first(int tick) {
    return end(tick - 1);
  }

  /** Columns made up to and at a tick; none before tick 0. */
  public int end(int tick) {
    return inside((tick + 1) * perTick - skew);
  }

  /**
   * The first column that a front holds at a tick.
   *
   * @param context columns, of those made before, that are still read
   */
  public int held(int tick, int context) {
    return inside(tick * perTick - skew - context);
  }

  private int inside(int column) {
    return Math.max(0, Math.min(width, column));
  }
}
