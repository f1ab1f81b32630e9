package dev.pex.runtime;

/** Means of the four elements around each place, RESIZE_BILINEAR; positions are in 1/1024. */
public final class ResizeBilinear {
  private static final int ONE = 1024;

  private final Shape input;
  private final Positions rowPositions;
  private final Positions columns;

  /**
   * A resizing.
   *
   * @param input the input, or a slice of its channels, as it lies
   * @param rows where the output's rows lie
   * @param columns where the output's columns lie
   */
  public ResizeBilinear(Shape input, Positions rows, Positions columns) {
    if (rows.unit() != ONE || columns.unit() != ONE) {
      throw new IllegalArgumentException("bilinear positions are in 1/" + ONE);
    }
    this.input = input;
    this.rowPositions = rows;
    this.columns = columns;
  }

  /** The kernel for one output row, which reads the input row below its place and the next. */
  public RowKernel at(int outputRow) {
    return new AtRow(rowPositions.above(outputRow));
  }

  /** Makes one row; the second input row is not read where its weight is zero. */
  final class AtRow implements RowKernel {
    private final int upper;

    private AtRow(int upper) {
      this.upper = upper;
    }

    @Override
    public void row(byte[] arena, int[] rows, int output, int outputPixelBytes, Part part) {
      int next = upper == 0 || rows[1] == Rows.PADDING ? rows[0] : rows[1];
      int channels = part.endChannel() - part.firstChannel();
      int pixel = output;
      for (int column = part.firstColumn(); column < part.endColumn(); column++) {
        for (int channel = 0; channel < channels; channel++) {
          int sum =
              (ONE - upper) * between(arena, rows[0] + channel, column)
                  + upper * between(arena, next + channel, column);
          arena[pixel + channel] = (byte) rounded(sum);
        }
        pixel += outputPixelBytes;
      }
    }
  }

  /**
   * Between two columns of a row that starts, for one channel, at {@code row}; times 1024. The
   * second is not read where its weight is zero: it may not be there.
   */
  private int between(byte[] arena, int row, int column) {
    int lower = columns.lower(column);
    int right = columns.above(column);
    int next = right == 0 ? lower : Math.min(lower + 1, input.width() - 1);
    return (ONE - right) * arena[row + lower * input.channels()]
        + right * arena[row + next * input.channels()];
  }

  /** Halves go away from zero. */
  private static int rounded(int sum) {
    int half = sum > 0 ? ONE * ONE / 2 : -ONE * ONE / 2;
    return (sum + half) / (ONE * ONE);
  }
}
