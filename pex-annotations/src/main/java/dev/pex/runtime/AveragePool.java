package dev.pex.runtime;

/**
 * Average over what of a window lies inside, AVERAGE_POOL_2D; halves are rounded away from zero.
 */
public final class AveragePool implements SlidingKernel {
  private final Sliding sliding;
  private final Shape input;
  private final Window window;
  private final OutputStage stage;

  /** A pooling. */
  public AveragePool(Sliding sliding, OutputStage stage) {
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
    int insideRows = 0;
    for (int k = 0; k < window.kernelHeight(); k++) {
      insideRows += rows[k] == Rows.PADDING ? 0 : 1;
    }
    int channels = part.endChannel() - part.firstChannel();
    int pixel = output;
    for (int column = part.firstColumn(); column < part.endColumn(); column++) {
      int first = Math.max(window.firstInputColumn(column), 0);
      int end = Math.min(window.firstInputColumn(column) + window.kernelWidth(), input.width());
      int count = insideRows * (end - first);
      for (int channel = 0; channel < channels; channel++) {
        int sum = 0;
        for (int k = 0; k < window.kernelHeight(); k++) {
          sum += rows[k] == Rows.PADDING ? 0 : rowSum(arena, rows[k] + channel, first, end);
        }
        arena[pixel + channel] = stage.clamp(roundedQuotient(sum, count));
      }
      pixel += outputPixelBytes;
    }
  }

  /** The sum of a channel over columns of a row; {@code row} is its first column. */
  private int rowSum(byte[] arena, int row, int firstColumn, int endColumn) {
    int sum = 0;
    for (int column = firstColumn; column < endColumn; column++) {
      sum += arena[row + column * input.channels()];
    }
    return sum;
  }

  /** The quotient, halves rounded away from zero. */
  static int roundedQuotient(int sum, int count) {
    return (sum > 0 ? sum + count / 2 : sum - count / 2) / count;
  }
}
