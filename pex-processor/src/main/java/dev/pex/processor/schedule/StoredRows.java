package dev.pex.processor.schedule;

import java.util.Arrays;

/**
 * What the front and the lines of a tensor hold at a time, for the verifier: of every column, the
 * row.
 */
final class StoredRows {
  private static final int NOTHING = -1;

  private final LineBuffer buffer;
  private final int[][] lines;
  private int newest = NOTHING;
  private ColumnTicks columns = ColumnTicks.whole(1);
  private int held;
  private int end;

  StoredRows(LineBuffer buffer) {
    this.buffer = buffer;
    this.lines = new int[buffer.lines()][buffer.tensor().shape().width()];
    for (int[] line : lines) {
      Arrays.fill(line, NOTHING);
    }
  }

  LineBuffer buffer() {
    return buffer;
  }

  /** The front holds nothing. */
  void beginRowTick() {
    newest = NOTHING;
  }

  /** Adds the columns of a tick to the front; answers whether it is large enough. */
  boolean make(int row, ColumnTicks made, int columnTick) {
    newest = row;
    columns = made;
    held = made.held(columnTick, buffer.contextColumns());
    end = made.end(columnTick);
    return end - held <= buffer.frontColumns();
  }

  /** Within the tick in which it is made, a row is read in the front, later in its line. */
  boolean holds(int row, int column) {
    if (row == newest) {
      return held <= column && column < end;
    }
    return lines.length > 0 && lines[row % lines.length][column] == row;
  }

  /** What is finished of the front goes to its line. */
  void retire(int columnTick, boolean last) {
    if (newest == NOTHING) {
      return;
    }
    int kept = last ? columns.width() : columns.held(columnTick + 1, buffer.contextColumns());
    if (lines.length > 0) {
      Arrays.fill(lines[newest % lines.length], held, kept, newest);
    }
    held = kept;
  }
}
