package dev.pex.runtime.reference;

/**
 * RESIZE_BILINEAR: each element is a mean of the four around it, with weights in units of 1/1024.
 */
public final class ResizeBilinear {
  private static final int ONE = 1 << 10;

  private ResizeBilinear() {}

  /**
   * Resizes a whole tensor.
   *
   * @param output the result's type, with the input's quantisation
   */
  public static WholeTensor apply(WholeTensor input, Sampling sampling, TensorType output) {
    WholeTensor result = WholeTensor.zeros(output);
    for (int row = 0; row < output.height(); row++) {
      Between rows = between(row, input.type().height(), output.height(), sampling);
      for (int column = 0; column < output.width(); column++) {
        Between columns = between(column, input.type().width(), output.width(), sampling);
        for (int channel = 0; channel < output.channels(); channel++) {
          result.set(row, column, channel, mean(input, rows, columns, channel));
        }
      }
    }
    return result;
  }

  /** Two elements of the input, and how near, in 1/1024, the place between is to the upper one. */
  private record Between(int lower, int upper, int weight) {}

  private static Between between(int index, int input, int output, Sampling sampling) {
    boolean aligned = sampling == Sampling.ALIGN_CORNERS && output > 1;
    int inner = aligned ? input - 1 : input;
    int outer = aligned ? output - 1 : output;
    int step = (ONE * inner + outer / 2) / outer;
    int position = index * step;
    if (sampling == Sampling.HALF_PIXEL_CENTERS) {
      position += step / 2 - ONE / 2;
    }
    int lower = Math.max(position / ONE, 0);
    int upper = Math.min((position + ONE - 1) / ONE, input - 1);
    return new Between(lower, upper, position - ONE * lower);
  }

  /** Halves go away from zero. */
  private static int mean(WholeTensor input, Between rows, Between columns, int channel) {
    long sum =
        (long) rows.weight * inRow(input, rows.upper, columns, channel)
            + (long) (ONE - rows.weight) * inRow(input, rows.lower, columns, channel);
    long half = sum > 0 ? ONE * ONE / 2 : -ONE * ONE / 2;
    return (int) ((sum + half) / (ONE * ONE));
  }

  private static int inRow(WholeTensor input, int row, Between columns, int channel) {
    return columns.weight * input.get(row, columns.upper, channel)
        + (ONE - columns.weight) * input.get(row, columns.lower, channel);
  }
}
