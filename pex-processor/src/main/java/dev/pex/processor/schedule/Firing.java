package dev.pex.processor.schedule;

/**
 * When a node of a rows stage makes its rows: row {@code r} at row tick {@code first + period * r}.
 * A stage that runs upward counts rows from the last one.
 *
 * @param rows how many rows there are; a node that folds counts the rows of its input
 */
public record Firing(int first, int period, int rows) {
  public Firing {
    if (first < 0 || period < 1 || rows < 1) {
      throw new IllegalArgumentException("a firing starts at a tick, and has a period and rows");
    }
  }

  /** The tick after its last. */
  public int endTick() {
    return first + period * (rows - 1) + 1;
  }

  /** Whether a row is made at a tick. */
  public boolean firesAt(int tick) {
    return tick >= first && tick < endTick() && (tick - first) % period == 0;
  }

  /** Rows made before or at a tick. */
  public int rowsUpTo(int tick) {
    return tick < first ? 0 : Math.min(rows, (tick - first) / period + 1);
  }
}
