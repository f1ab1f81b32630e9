package dev.pex.runtime;

/** Maximum over a window, MAX_POOL_2D; padding does not take part. */
public final class MaxPool implements SlidingKernel {
  private final Sliding sliding;
  private final Shape input;
  private final Window window;
  private final OutputStage stage;

  /** A pooling. */
  public MaxPool(Sliding sliding, OutputStage stage) {
    this.sliding = sliding;
    this.input = sliding.input();
    this.window = sliding.window();
    this.stage = stage;
  }

  @Override
  public Sliding sliding() {
    return sliding;
  }

  @Override
  public void row(byte[] arena, int[] rows, int output, int outputPixelBytes, Part part) {
    int channels = part.endChannel() - part.firstChannel();
    int pixel = output;
    for (int column = part.firstColumn(); column < part.endColumn(); column++) {
      int firstColumn = window.firstInputColumn(column);
      for (int channel = 0; channel < channels; channel++) {
        int greatest = Byte.MIN_VALUE;
        for (int k = 0; k < window.kernelHeight(); k++) {
          if (rows[k] != Rows.PADDING) {
            greatest = Math.max(greatest, rowMax(arena, rows[k] + channel, firstColumn));
          }
        }
        arena[pixel + channel] = stage.clamp(greatest);
      }
      pixel += outputPixelBytes;
    }
  }

  /** The greatest value of a channel in one row of the window; {@code row} is its first column. */
  private int rowMax(byte[] arena, int row, int firstColumn) {
    int end = Math.min(firstColumn + window.kernelWidth(), input.width());
    int greatest = Byte.MIN_VALUE;
    for (int column = Math.max(firstColumn, 0); column < end; column++) {
      greatest = Math.max(greatest, arena[row + column * input.channels()]);
    }
    return greatest;
  }
}
