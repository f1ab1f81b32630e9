package dev.pex.runtime;

/**
 * Convolution, CONV_2D; the filter is {@code
 * [outputChannel][kernelRow][kernelColumn][inputChannel]}.
 */
public final class Convolution implements SlidingKernel {
  private final Sliding sliding;
  private final Shape input;
  private final Window window;
  private final Filter filter;
  private final OutputStage stage;
  private final int tapRow;
  private final int taps;

  /** A convolution that makes as many channels as the output has. */
  public Convolution(Sliding sliding, Filter filter, OutputStage stage) {
    this.sliding = sliding;
    this.input = sliding.input();
    this.window = sliding.window();
    this.stage = stage;
    Shape output = sliding.output();
    this.tapRow = window.kernelWidth() * input.channels();
    this.taps = window.kernelHeight() * tapRow;
    this.filter = filter.check((long) taps * output.channels(), output.channels());
  }

  @Override
  public Sliding sliding() {
    return sliding;
  }

  @Override
  public void row(byte[] arena, int[] rows, int output, int outputPixelBytes, Part part) {
    int pixel = output;
    for (int column = part.firstColumn(); column < part.endColumn(); column++) {
      int firstColumn = window.firstInputColumn(column);
      for (int channel = part.firstChannel(); channel < part.endChannel(); channel++) {
        int sum = filter.bias[channel];
        for (int k = 0; k < window.kernelHeight(); k++) {
          sum += rowSum(arena, rows[k], firstColumn, channel * taps + k * tapRow);
        }
        arena[pixel + channel - part.firstChannel()] = stage.store(filter.rescale(sum, channel));
      }
      pixel += outputPixelBytes;
    }
  }

  /** What one row of the filter, from {@code weight} on, gives at a window of an input row. */
  private int rowSum(byte[] arena, int row, int firstColumn, int weight) {
    if (row == Rows.PADDING) {
      return paddingSum(weight, tapRow);
    }
    int channels = input.channels();
    int end = firstColumn + (window.kernelWidth() - 1) * window.dilationWidth();
    if (window.dilationWidth() == 1 && firstColumn >= 0 && end < input.width()) {
      return dot(arena, row + firstColumn * channels, weight, tapRow);
    }
    int sum = 0;
    for (int k = 0; k < window.kernelWidth(); k++) {
      int column = firstColumn + k * window.dilationWidth();
      int tap = weight + k * channels;
      sum +=
          column < 0 || column >= input.width()
              ? paddingSum(tap, channels)
              : dot(arena, row + column * channels, tap, channels);
    }
    return sum;
  }

  private int paddingSum(int weight, int count) {
    int sum = 0;
    for (int i = weight; i < weight + count; i++) {
      sum += filter.weights[i];
    }
    return sum * window.paddingValue();
  }

  private int dot(byte[] arena, int values, int weight, int count) {
    byte[] weights = filter.weights;
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += arena[values + i] * weights[weight + i];
    }
    return sum;
  }
}
