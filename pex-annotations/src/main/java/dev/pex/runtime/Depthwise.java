package dev.pex.runtime;

/**
 * Depthwise convolution, DEPTHWISE_CONV_2D; the filter is {@code
 * [kernelRow][kernelColumn][outputChannel]}, and output channel {@code c} reads input channel
 * {@code c / multiplier}, where the multiplier is output channels by input channels.
 */
public final class Depthwise implements RowKernel {
  private final Shape input;
  private final int outputChannels;
  private final int multiplier;
  private final Window window;
  private final Filter filter;
  private final OutputStage stage;

  /** A depthwise convolution between tensors of these shapes. */
  public Depthwise(Shape input, Shape output, Window window, Filter filter, OutputStage stage) {
    if (output.channels() % input.channels() != 0) {
      throw new IllegalArgumentException(
          output.channels() + " channels cannot come from " + input.channels());
    }
    this.input = input;
    this.outputChannels = output.channels();
    this.multiplier = output.channels() / input.channels();
    this.window = window;
    this.stage = stage;
    long taps = (long) window.kernelHeight() * window.kernelWidth();
    this.filter = filter.check(taps * outputChannels, outputChannels);
  }

  @Override
  public void row(byte[] arena, int[] rows, int output, int outputPixelBytes, Part part) {
    int pixel = output;
    for (int column = part.firstColumn(); column < part.endColumn(); column++) {
      int firstColumn = window.firstInputColumn(column);
      for (int channel = part.firstChannel(); channel < part.endChannel(); channel++) {
        int sum = filter.bias[channel];
        for (int k = 0; k < window.kernelHeight(); k++) {
          sum += rowSum(arena, rows[k], firstColumn, k * window.kernelWidth(), channel);
        }
        arena[pixel + channel - part.firstChannel()] = stage.store(filter.rescale(sum, channel));
      }
      pixel += outputPixelBytes;
    }
  }

  /**
   * What the taps of one filter row, from {@code firstTap} on, give at a window of an input row.
   */
  private int rowSum(byte[] arena, int row, int firstColumn, int firstTap, int channel) {
    byte[] weights = filter.weights;
    int inputChannel = multiplier == 1 ? channel : channel / multiplier;
    int sum = 0;
    for (int k = 0; k < window.kernelWidth(); k++) {
      int column = firstColumn + k * window.dilationWidth();
      boolean padding = row == Rows.PADDING || column < 0 || column >= input.width();
      int value =
          padding ? window.paddingValue() : arena[row + column * input.channels() + inputChannel];
      sum += value * weights[(firstTap + k) * outputChannels + channel];
    }
    return sum;
  }
}
