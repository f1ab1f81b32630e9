package dev.pex.runtime;

import java.util.Random;

/** Shapes, a window and input bytes of a layer that slides over rows and columns, from a seed. */
final class RandomLayer {
  final Random random;
  final Shape input;
  final Window window;
  final Shape output;
  final OutputStage stage;
  final byte[] values;

  /**
   * A random layer.
   *
   * @param dilation the greatest dilation
   * @param channelMultiplier the most output channels per input channel
   */
  RandomLayer(long seed, int dilation, int channelMultiplier) {
    random = new Random(seed);
    Window tight =
        Window.of(oneTo(4), oneTo(4))
            .strides(oneTo(3), oneTo(3))
            .dilation(oneTo(dilation), oneTo(dilation));
    int reachHeight = (tight.kernelHeight() - 1) * tight.dilationHeight() + 1;
    int reachWidth = (tight.kernelWidth() - 1) * tight.dilationWidth() + 1;
    int top = random.nextInt(reachHeight);
    int left = random.nextInt(reachWidth);
    window = tight.padding(top, left, random.nextInt(256) - 128);
    input = new Shape(reachHeight + random.nextInt(5), reachWidth + random.nextInt(5), oneTo(6));
    int bottom = random.nextInt(reachHeight);
    int right = random.nextInt(reachWidth);
    output =
        new Shape(
            (input.height() + top + bottom - reachHeight) / window.strideHeight() + 1,
            (input.width() + left + right - reachWidth) / window.strideWidth() + 1,
            input.channels() * oneTo(channelMultiplier));
    stage = stage(random);
    values = new byte[input.elements()];
    random.nextBytes(values);
  }

  private RandomLayer(RandomLayer other, Window window, Shape output) {
    this.random = other.random;
    this.input = other.input;
    this.window = window;
    this.output = output;
    this.stage = other.stage;
    this.values = other.values;
  }

  /** The same input in a layer of 1x1 windows, with so many rows and columns of padding behind. */
  RandomLayer padded(Window padding, int behind) {
    int height = padding.paddingTop() + input.height() + behind;
    int width = padding.paddingLeft() + input.width() + behind;
    return new RandomLayer(this, padding, new Shape(height, width, input.channels()));
  }

  /** Any zero point and clamp. */
  static OutputStage stage(Random random) {
    int min = random.nextInt(200) - 128;
    return new OutputStage(random.nextInt(256) - 128, min, min + random.nextInt(128 - min));
  }

  /** A filter with so many weights for each output channel. */
  Filter filter(int weightsPerChannel) {
    int channels = output.channels();
    byte[] weights = new byte[channels * weightsPerChannel];
    random.nextBytes(weights);
    byte[] shift = new byte[channels];
    for (int i = 0; i < channels; i++) {
      shift[i] = (byte) (-4 - random.nextInt(6));
    }
    int[] bias = random.ints(channels, -5000, 5000).toArray();
    int[] multiplier = random.ints(channels, 1 << 30, Integer.MAX_VALUE).toArray();
    return new Filter(weights, bias, multiplier, shift);
  }

  /** How its window goes over the input. */
  Sliding sliding() {
    return new Sliding(input, output, window);
  }

  /** Whether a pixel lies within the input. */
  boolean contains(int row, int column) {
    return row >= 0 && row < input.height() && column >= 0 && column < input.width();
  }

  /** An input value, or the padding's. */
  int value(int row, int column, int channel) {
    return contains(row, column)
        ? values[(row * input.width() + column) * input.channels() + channel]
        : window.paddingValue();
  }

  /** Input row of a tap. */
  int row(int outputRow, int tap) {
    return outputRow * window.strideHeight() - window.paddingTop() + tap * window.dilationHeight();
  }

  /** Input column of a tap. */
  int column(int outputColumn, int tap) {
    int first = outputColumn * window.strideWidth() - window.paddingLeft();
    return first + tap * window.dilationWidth();
  }

  private int oneTo(int most) {
    return 1 + random.nextInt(most);
  }
}
