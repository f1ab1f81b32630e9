package dev.pex.runtime;

/** A kernel that adds up what its input gives, part by part, and makes its output of the sums. */
public sealed interface FoldKernel permits MeanFold, AverageFold, DenseFold {
  /**
   * Adds pixels of the input.
   *
   * @param values their first byte
   * @param elements of the input, whole pixels
   */
  void add(byte[] arena, int values, Elements elements, Sums sums);

  /**
   * Makes the output when all pixels were added.
   *
   * @param output its first byte
   */
  void end(byte[] arena, Sums sums, int output);
}
