package dev.pex.runtime;

/**
 * How a kernel slides over rows and columns; built as {@code Window.of(3, 3).strides(2,
 * 2).padding(1, 1, -128)}.
 *
 * @param paddingTop rows of padding before the first row, or as a negative number rows that are
 *     left out there; how many follow the last one shows in the output's shape
 * @param paddingLeft the same for columns
 * @param paddingValue what padding holds: the input's zero point
 */
public record Window(
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int dilationHeight,
    int dilationWidth,
    int paddingTop,
    int paddingLeft,
    int paddingValue) {
  /** A window of one pixel, on every pixel. */
  public static final Window PIXEL = of(1, 1);

  public Window {
    if (kernelHeight < 1 || kernelWidth < 1 || strideHeight < 1 || strideWidth < 1) {
      throw new IllegalArgumentException("kernel and stride are positive");
    }
    if (dilationHeight < 1 || dilationWidth < 1) {
      throw new IllegalArgumentException("dilation is positive");
    }
  }

  /** A window of that size, with strides and dilation one and no padding. */
  public static Window of(int kernelHeight, int kernelWidth) {
    return new Window(kernelHeight, kernelWidth, 1, 1, 1, 1, 0, 0, 0);
  }

  /** The same window with other strides. */
  public Window strides(int height, int width) {
    return new Window(
        kernelHeight,
        kernelWidth,
        height,
        width,
        dilationHeight,
        dilationWidth,
        paddingTop,
        paddingLeft,
        paddingValue);
  }

  /** The same window with other distances between its taps. */
  public Window dilation(int height, int width) {
    return new Window(
        kernelHeight,
        kernelWidth,
        strideHeight,
        strideWidth,
        height,
        width,
        paddingTop,
        paddingLeft,
        paddingValue);
  }

  /** The same window over an input with padding. */
  public Window padding(int top, int left, int value) {
    return new Window(
        kernelHeight,
        kernelWidth,
        strideHeight,
        strideWidth,
        dilationHeight,
        dilationWidth,
        top,
        left,
        value);
  }

  /** The input row of the first tap of an output row; negative above the input. */
  public int firstInputRow(int outputRow) {
    return outputRow * strideHeight - paddingTop;
  }

  /** The input column of the first tap of an output column; negative left of the input. */
  public int firstInputColumn(int outputColumn) {
    return outputColumn * strideWidth - paddingLeft;
  }
}
