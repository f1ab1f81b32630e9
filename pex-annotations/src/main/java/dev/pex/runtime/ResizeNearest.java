package dev.pex.runtime;

/** The nearest columns of an input row, RESIZE_NEAREST_NEIGHBOR. */
public final class ResizeNearest implements RowKernel {
  private final Shape input;
  private final Positions columns;

  /**
   * A resizing.
   *
   * @param input the input, or a slice of its channels, as it lies
   * @param columns where the output's columns lie
   */
  public ResizeNearest(Shape input, Positions columns) {
    this.input = input;
    this.columns = columns;
  }

  @Override
  public void row(byte[] arena, int[] rows, int output, int outputPixelBytes, Part part) {
    int channels = part.endChannel() - part.firstChannel();
    int pixel = output;
    for (int column = part.firstColumn(); column < part.endColumn(); column++) {
      int source = rows[0] + columns.lower(column) * input.channels();
      System.arraycopy(arena, source, arena, pixel, channels);
      pixel += outputPixelBytes;
    }
  }
}
