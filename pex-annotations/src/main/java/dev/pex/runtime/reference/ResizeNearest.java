package dev.pex.runtime.reference;

/** RESIZE_NEAREST_NEIGHBOR: each element is the nearest one of the input. */
public final class ResizeNearest {
  private ResizeNearest() {}

  /**
   * Resizes a whole tensor.
   *
   * @param output the result's type, with the input's quantisation
   */
  public static WholeTensor apply(WholeTensor input, Sampling sampling, TensorType output) {
    WholeTensor result = WholeTensor.zeros(output);
    for (int row = 0; row < output.height(); row++) {
      for (int column = 0; column < output.width(); column++) {
        int nearRow = nearest(row, input.type().height(), output.height(), sampling);
        int nearColumn = nearest(column, input.type().width(), output.width(), sampling);
        for (int channel = 0; channel < output.channels(); channel++) {
          result.set(row, column, channel, input.get(nearRow, nearColumn, channel));
        }
      }
    }
    return result;
  }

  /** In single precision; aligned corners round halves up, others round down. */
  private static int nearest(int index, int input, int output, Sampling sampling) {
    float offset = sampling == Sampling.HALF_PIXEL_CENTERS ? 0.5f : 0;
    float position = (index + offset) * sampling.scale(input, output);
    double rounded = sampling == Sampling.ALIGN_CORNERS ? position + 0.5 : position;
    return Math.min((int) Math.floor(rounded), input - 1);
  }
}
