package dev.pex.runtime;

/** A kernel that makes part of one output row from some input rows, all in one arena. */
public sealed interface RowKernel permits AveragePool, Convolution, Depthwise, MaxPool, Pad {
  /**
   * Makes columns and channels of one output row.
   *
   * @param arena holds input and output
   * @param rows first bytes of the input rows that this output row reads, from the top; {@link
   *     Rows#PADDING} for a row outside the tensor
   * @param output first byte of the first element made
   * @param outputPixelBytes from one output column to the next
   */
  void row(byte[] arena, int[] rows, int output, int outputPixelBytes, Part part);
}
