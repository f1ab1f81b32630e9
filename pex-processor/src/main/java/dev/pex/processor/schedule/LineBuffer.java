package dev.pex.processor.schedule;

import dev.pex.processor.graph.Tensor;

/**
 * How a tensor inside a rows stage is stored: its newest row in a <em>front</em>, the rows before
 * it that are still needed after a row tick in a ring of <em>lines</em>. Row {@code r} lies in line
 * {@code r % lines}. At every column tick, once the step {@code copyAfter} has run, the columns of
 * the front that nothing reads there later are copied to the row's line, over columns of a row that
 * nothing needs any more; after the last column tick, all that is left.
 *
 * @param lines rows that outlive a row tick; 0 if the tensor is only read in the tick in which it
 *     is made
 * @param frontColumns columns that the front holds: all, or those made in a column tick and the
 *     context before them; none of a fed tensor, whose newest row lies in the caller's memory
 * @param contextColumns columns, of those made before the current column tick, that are still read
 *     in the front
 * @param copyAfter position in the stage of the last step that reads the front
 * @param slices into how many slices the channels are cut of a tensor that exists only inside a
 *     {@link SliceLoop}: the front holds one of them, a line one after the other; 1 for others
 */
public record LineBuffer(
    Tensor tensor, int lines, int frontColumns, int contextColumns, int copyAfter, int slices) {
  public LineBuffer {
    if (slices < 1 || tensor.shape().channels() % slices != 0) {
      throw new IllegalArgumentException("slices of channels are equal");
    }
  }

  /** A tensor whose channels are not cut. */
  public LineBuffer(Tensor tensor, int lines, int frontColumns, int contextColumns, int copyAfter) {
    this(tensor, lines, frontColumns, contextColumns, copyAfter, 1);
  }

  /** Whether the front holds a slice of the channels. */
  public boolean isSliced() {
    return slices > 1;
  }

  /** Bytes of the ring. */
  public int lineBytes() {
    return lines * tensor.shape().rowElements();
  }

  /** Bytes of the front. */
  public int frontBytes() {
    return frontColumns * tensor.shape().channels() / slices;
  }
}
