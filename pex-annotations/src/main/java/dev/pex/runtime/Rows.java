package dev.pex.runtime;

/**
 * Rows of a tensor as they lie in the arena: row {@code r} starts at {@code offset + (r % ringRows)
 * * rowBytes}. A whole tensor is a ring of all its rows.
 *
 * @param offset byte of the arena
 * @param height rows of the tensor; rows outside are padding
 */
public record Rows(int offset, int height, int rowBytes, int ringRows) {
  /** Stands for a row outside the tensor. */
  public static final int PADDING = -1;

  public Rows {
    if (offset < 0 || height < 1 || rowBytes < 1 || ringRows < 1) {
      throw new IllegalArgumentException("rows need a place and a size");
    }
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
}
