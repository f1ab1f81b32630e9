package dev.pex.runtime;

/** A kernel that adds up what row after row gives, and makes its output of the sums at the end. */
public sealed interface FoldKernel permits MeanFold, AverageFold, DenseFold {
  /**
   * Adds a row.
   *
   * @param row its first byte
   * @param number of the row
   */
  void add(byte[] arena, int row, int number, Sums sums);

  /**
   * Makes the output when all rows were added.
   *
   * @param output its first byte
   */
  void end(byte[] arena, Sums sums, int output);
}
