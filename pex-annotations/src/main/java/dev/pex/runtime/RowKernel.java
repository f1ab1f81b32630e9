package dev.pex.runtime;

/** A kernel that makes part of one output row from some input rows, all in one arena. */
public sealed interface RowKernel
    permits Concatenate, ResizeBilinear.AtRow, ResizeNearest, SlidingKernel {
  /**
   * Makes columns and channels of one output row.
   *
   * @param arena holds input and output
   * @param rows where the input rows start that this output row reads, from the top: at the first
   *     channel read, which where channels are made of single ones is that of the part's first;
   *     {@link Rows#PADDING} for a row outside the tensor. A row of which only some columns are
   *     there starts where its first column would lie
   * @param output first byte of the first element made
   * @param outputPixelBytes from one output column to the next
   */
  void row(byte[] arena, int[] rows, int output, int outputPixelBytes, Part part);
}
