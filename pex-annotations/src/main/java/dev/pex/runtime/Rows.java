package dev.pex.runtime;

/**
 * Rows of a tensor as they lie in the arena: row {@code r} starts at {@code offset + (r % ringRows)
 * * rowBytes}. A whole tensor is a ring of all its rows.
 *
 * @param offset byte of the arena
 * @param height rows of the tensor; rows outside are padding
 */
public record Rows(int offset, int height, int rowBytes, int ringRows) {
  /**
   * A row of its own place.
   *
   * @param offset byte of the arena; where it would lie, if only some columns of the row are there
   * @param row its number; -1 for none
   */
  public record Front(int offset, int row) {}

  /** Stands for a row outside the tensor. */
  public static final int PADDING = Integer.MIN_VALUE;

  public Rows {
    if (height < 1 || rowBytes < 1 || ringRows < 1) {
      throw new IllegalArgumentException("rows need a size");
    }
  }

  /** These rows, where so many bytes at the start of each are not there. */
  public Rows without(int bytes) {
    return new Rows(offset - bytes, height, rowBytes, ringRows);
  }

  /** The same rows, each from so many bytes on. */
  public Rows from(int bytes) {
    return new Rows(offset + bytes, height, rowBytes, ringRows);
  }

  /** The first byte of a row of the tensor. */
  public int at(int row) {
    return offset + row % ringRows * rowBytes;
  }

  /**
   * The first bytes of the rows that a window reads.
   *
   * @param firstRow the window's first row; it may lie outside the tensor
   * @param count rows of the window
   * @param dilation rows from one to the next
   * @param starts takes the results: bytes of the arena, or {@link #PADDING}
   */
  public void select(int firstRow, int count, int dilation, int[] starts) {
    for (int k = 0; k < count; k++) {
      int row = firstRow + k * dilation;
      starts[k] = row < 0 || row >= height ? PADDING : at(row);
    }
  }

  /**
   * As {@link #select(int, int, int, int[])}, but the newest row lies in a front.
   *
   * @param front where the newest row lies
   */
  public void select(int firstRow, int count, int dilation, Front front, int[] starts) {
    select(firstRow, count, dilation, starts);
    for (int k = 0; k < count; k++) {
      if (front.row() >= 0 && firstRow + k * dilation == front.row()) {
        starts[k] = front.offset();
      }
    }
  }

  /**
   * The row that a step of a rows stage makes at a tick: row {@code r} at tick {@code first +
   * period * r}; -1 if it makes none.
   */
  public static int rowAt(int tick, int first, int period, int rows) {
    int since = tick - first;
    return since < 0 || since % period != 0 || since / period >= rows ? -1 : since / period;
  }

  /** As {@link #rowAt} where rows are made from the last to the first. */
  public static int rowFromEndAt(int tick, int first, int period, int rows) {
    int row = rowAt(tick, first, period, rows);
    return row < 0 ? -1 : rows - 1 - row;
  }
}
