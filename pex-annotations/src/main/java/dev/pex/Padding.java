package dev.pex;

/** What a window does at the borders of its tensor. */
public enum Padding {
  /**
   * Zeros surround the tensor so that {@code ceil(size / stride)} rows and columns come out; an odd
   * number of them has the greater part at the end, as in TensorFlow.
   */
  SAME,
  /**
   * The window stays inside: {@code floor((size - reach) / stride) + 1} rows and columns come out.
   */
  VALID
}
