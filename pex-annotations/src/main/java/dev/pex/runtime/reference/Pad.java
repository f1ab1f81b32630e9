package dev.pex.runtime.reference;

/** PAD: rows and columns of the zero point around a tensor. */
public final class Pad {
  private Pad() {}

  /**
   * Puts the input into a larger tensor.
   *
   * @param paddingTop rows above the input
   * @param paddingLeft columns before the input
   * @param output the result's type, with the input's quantisation
   */
  public static WholeTensor apply(
      WholeTensor input, int paddingTop, int paddingLeft, TensorType output) {
    WholeTensor result = WholeTensor.zeros(output);
    for (int row = 0; row < output.height(); row++) {
      for (int column = 0; column < output.width(); column++) {
        if (input.contains(row - paddingTop, column - paddingLeft)) {
          for (int channel = 0; channel < output.channels(); channel++) {
            result.set(
                row, column, channel, input.get(row - paddingTop, column - paddingLeft, channel));
          }
        }
      }
    }
    return result;
  }
}
