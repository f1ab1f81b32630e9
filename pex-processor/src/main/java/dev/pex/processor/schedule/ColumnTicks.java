package dev.pex.processor.schedule;

/**
 * Which columns a node of a rows stage makes at each column tick: those from {@code end(tick - 1)}
 * up to {@code end(tick)}. The skew is what kernels downstream of the stage's input have looked to
 * the right.
 */
public record ColumnTicks(int perTick, int skew, int width) {
  /** All columns at once. */
  public static ColumnTicks whole(int width) {
    return new ColumnTicks(width, 0, width);
  }

  /** Columns made up to and at a tick; none before tick 0. */
  public int end(int tick) {
    return Math.max(0, Math.min(width, (tick + 1) * perTick - skew));
  }
}
