package dev.pex.runtime;

/** Mean over height, width or both, MEAN. */
public final class Mean {
  private final Shape input;
  private final int meanHeight;
  private final int meanWidth;
  private final int inputZeroPoint;
  private final Rescale rescale;
  private final OutputStage stage;

  /**
   * A mean.
   *
   * @param axes which axes become one
   * @param rescale from the scale of the sum to that of the output: division by the number of
   *     values is part of it
   */
  public Mean(Shape input, Axes axes, int inputZeroPoint, Rescale rescale, OutputStage stage) {
    this.inputZeroPoint = inputZeroPoint;
    this.input = input;
    this.meanHeight = axes == Axes.WIDTH ? 1 : input.height();
    this.meanWidth = axes == Axes.HEIGHT ? 1 : input.width();
    this.rescale = rescale;
    this.stage = stage;
  }

  /** Axes over which a mean is taken. */
  public enum Axes {
    HEIGHT,
    WIDTH,
    HEIGHT_AND_WIDTH
  }

  /** Makes some elements of the output. */
  public void run(byte[] arena, int input, int output, Elements elements) {
    int channels = this.input.channels();
    int outputWidth = this.input.width() / meanWidth;
    int folded = meanHeight * meanWidth * inputZeroPoint;
    for (int i = elements.first(); i < elements.end(); i++) {
      int pixel = i / channels;
      int row = pixel / outputWidth;
      int column = pixel % outputWidth;
      int first = (row * this.input.width() + column) * channels + i % channels;
      arena[output + i] = stage.store(rescale.of(sum(arena, input + first) - folded));
    }
  }

  /** The sum of the values that one output element is the mean of. */
  private int sum(byte[] arena, int first) {
    int channels = input.channels();
    int sum = 0;
    for (int row = 0; row < meanHeight; row++) {
      int start = first + row * input.width() * channels;
      for (int column = 0; column < meanWidth; column++) {
        sum += arena[start + column * channels];
      }
    }
    return sum;
  }
}
