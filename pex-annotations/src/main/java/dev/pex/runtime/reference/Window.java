package dev.pex.runtime.reference;

/**
 * How a kernel slides over a tensor; what lies beyond the last row and column follows from the
 * output's size.
 *
 * @param paddingTop rows before the first of the input
 * @param paddingLeft columns before the first of the input
 */
public record Window(
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int dilationHeight,
    int dilationWidth,
    int paddingTop,
    int paddingLeft) {
  /** A window of one pixel, on every pixel. */
  public static final Window PIXEL = new Window(1, 1, 1, 1, 1, 1, 0, 0);

  /** The input row that a tap reads, perhaps outside of the input. */
  int row(int outputRow, int tap) {
    return outputRow * strideHeight - paddingTop + tap * dilationHeight;
  }

  /** The input column that a tap reads, perhaps outside of the input. */
  int column(int outputColumn, int tap) {
    return outputColumn * strideWidth - paddingLeft + tap * dilationWidth;
  }
}
