package dev.pex.runtime;

/**
 * Depthwise convolution, DEPTHWISE_CONV_2D; the filter is {@code
 * [kernelRow][kernelColumn][outputChannel]}, and output channel {@code c} reads input channel
 * {@code c / multiplier}.
 */
public final class Depthwise implements SlidingKernel {
  private final Sliding sliding;
  private final Shape input;
  private final int outputChannels;
  private final int multiplier;
  private final Window window;
  private final Filter filter;
  private final OutputStage stage;

  /**
   * A depthwise convolution that makes as many channels as the filter has.
   *
   * @param multiplier output channels that read one input channel
   */
  public Depthwise(Sliding sliding, int multiplier, Filter filter, OutputStage stage) {
    this.sliding = sliding;
    this.input = sliding.input();
    this.outputChannels = filter.bias.length;
    this.multiplier = multiplier;
    this.window = sliding.window();
    this.stage = stage;
    long taps = (long) window.kernelHeight() * window.kernelWidth();
    this.filter = filter.check(taps * outputChannels, outputChannels);
  }

  @Override
  public Sliding sliding() {
    return sliding;
  }

  @Override
  public void row(byte[] arena, int[] rows, int output, int outputPixelBytes, Part part) {
    int pixel = output;
    int firstRead = part.firstChannel() / multiplier;
    for (int column = part.firstColumn(); column < part.endColumn(); column++) {
      int firstColumn = window.firstInputColumn(column);
      for (int channel = part.firstChannel(); channel < part.endChannel(); channel++) {
        int sum = filter.bias[channel];
        int read = channel / multiplier - firstRead;
        for (int k = 0; k < window.kernelHeight(); k++) {
          int row = rows[k] == Rows.PADDING ? Rows.PADDING : rows[k] + read;
          int weight = k * window.kernelWidth() * outputChannels + channel;
          sum += rowSum(arena, row, firstColumn, weight);
        }
        arena[pixel + channel - part.firstChannel()] = stage.store(filter.rescale(sum, channel));
      }
      pixel += outputPixelBytes;
    }
  }

  /**
   * What the taps of one filter row, from {@code firstWeight} on, give at a window of one channel
   * of an input row.
   */
  private int rowSum(byte[] arena, int row, int firstColumn, int firstWeight) {
    byte[] weights = filter.weights;
    int sum = 0;
    for (int k = 0; k < window.kernelWidth(); k++) {
      int column = firstColumn + k * window.dilationWidth();
      boolean padding = row == Rows.PADDING || column < 0 || column >= input.width();
      int value = padding ? window.paddingValue() : arena[row + column * input.channels()];
      sum += value * weights[firstWeight + k * outputChannels];
    }
    return sum;
  }
}
