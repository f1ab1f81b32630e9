package dev.pex.runtime;

/**
 * {@link Convolution} over slices of the input's channels, each added to int32 sums of the whole
 * output.
 */
public final class ConvolutionOfSlices {
  private final Shape input;
  private final Shape output;
  private final Window window;
  private final Filter filter;
  private final OutputStage stage;
  private final int tapRow;
  private final int taps;

  /** A convolution of the whole input. */
  public ConvolutionOfSlices(Sliding sliding, Filter filter, OutputStage stage) {
    this.input = sliding.input();
    this.output = sliding.output();
    this.window = sliding.window();
    this.stage = stage;
    this.tapRow = window.kernelWidth() * input.channels();
    this.taps = window.kernelHeight() * tapRow;
    this.filter = filter.check((long) taps * output.channels(), output.channels());
  }

  /**
   * Adds what a slice gives to the sums of one output row; these may be all sums that there are.
   *
   * @param rows first bytes of the slice's rows that this output row reads, from the top; {@link
   *     Rows#PADDING} for a row outside the tensor
   * @param row of the sums to which the slice is added
   * @param slice the channels that the rows hold
   */
  public void add(byte[] arena, int[] rows, int row, Channels slice, Sums sums) {
    int index = row * output.width() * output.channels();
    for (int column = 0; column < output.width(); column++) {
      int firstColumn = window.firstInputColumn(column);
      for (int channel = 0; channel < output.channels(); channel++) {
        int sum = 0;
        for (int k = 0; k < window.kernelHeight(); k++) {
          int weight = channel * taps + k * tapRow + slice.first();
          sum += rowSum(arena, rows[k], firstColumn, weight, slice.count());
        }
        sums.add(arena, index++, sum);
      }
    }
  }

  /** What one row of the filter, from {@code weight} on, gives at a window of a slice's row. */
  private int rowSum(byte[] arena, int row, int firstColumn, int weight, int channels) {
    byte[] weights = filter.weights;
    int sum = 0;
    for (int k = 0; k < window.kernelWidth(); k++) {
      int column = firstColumn + k * window.dilationWidth();
      boolean padding = row == Rows.PADDING || column < 0 || column >= input.width();
      int tap = weight + k * input.channels();
      for (int i = 0; i < channels; i++) {
        int value = padding ? window.paddingValue() : arena[row + column * channels + i];
        sum += value * weights[tap + i];
      }
    }
    return sum;
  }

  /**
   * Makes the output when all slices were added; it may overlap the sums where it starts at their
   * first byte or before.
   *
   * @param first first byte of the output
   */
  public void end(byte[] arena, Sums sums, int first) {
    for (int i = 0; i < sums.count(); i++) {
      int channel = i % output.channels();
      int sum = filter.bias[channel] + sums.get(arena, i);
      arena[first + i] = stage.store(filter.rescale(sum, channel));
    }
  }
}
