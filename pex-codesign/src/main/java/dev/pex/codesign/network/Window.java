package dev.pex.codesign.network;

/** How a kernel slides over rows and columns. */
public record Window(Extent kernel, Extent strides, Extent dilation, Padding padding) {
  /** A number for rows and one for columns. */
  public record Extent(int rows, int columns) {}

  /** Rows and columns around a tensor. */
  public record Padding(int top, int bottom, int left, int right) {}
}
