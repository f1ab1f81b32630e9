package dev.pex.processor.graph;

/** How a kernel slides over rows and columns. */
public record Window(
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int dilationHeight,
    int dilationWidth,
    Padding padding) {
  public Window {
    if (kernelHeight < 1 || kernelWidth < 1 || strideHeight < 1 || strideWidth < 1) {
      throw new IllegalArgumentException("kernel and stride are positive");
    }
    if (dilationHeight < 1 || dilationWidth < 1) {
      throw new IllegalArgumentException("dilation is positive");
    }
  }

  /** A window without dilation. */
  public static Window of(
      int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, Padding padding) {
    return new Window(kernelHeight, kernelWidth, strideHeight, strideWidth, 1, 1, padding);
  }

  /** Whether it is one pixel, on every pixel. */
  public boolean isPixel() {
    return kernelHeight == 1
        && kernelWidth == 1
        && strideHeight == 1
        && strideWidth == 1
        && padding.isNone();
  }

  /** Rows from the first to the last tap, one included. */
  public int reachHeight() {
    return (kernelHeight - 1) * dilationHeight + 1;
  }

  /** Columns from the first to the last tap, one included. */
  public int reachWidth() {
    return (kernelWidth - 1) * dilationWidth + 1;
  }

  /** Rows that come out of {@code inputHeight} rows; less than one if the kernel does not fit. */
  public int outputHeight(int inputHeight) {
    return Math.floorDiv(
            inputHeight + padding.top() + padding.bottom() - reachHeight(), strideHeight)
        + 1;
  }

  /**
   * Columns that come out of {@code inputWidth} columns; less than one if the kernel does not fit.
   */
  public int outputWidth(int inputWidth) {
    return Math.floorDiv(inputWidth + padding.left() + padding.right() - reachWidth(), strideWidth)
        + 1;
  }

  /** The same window with other padding. */
  public Window withPadding(Padding other) {
    return new Window(
        kernelHeight, kernelWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, other);
  }

  /**
   * TensorFlow's SAME padding along one axis: the least that gives ceil(size / stride) outputs, the
   * odd one at the end.
   *
   * @return the padding before and after, in that order
   */
  public static int[] samePadding(int size, int kernel, int stride, int dilation) {
    int outputs = (size + stride - 1) / stride;
    int total = Math.max(0, (outputs - 1) * stride + (kernel - 1) * dilation + 1 - size);
    return new int[] {total / 2, total - total / 2};
  }
}
