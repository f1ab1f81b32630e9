package dev.pex.runtime.reference;

/** MAX_POOL_2D: the greatest element of each window; what lies outside does not count. */
public final class MaxPool {
  private MaxPool() {}

  /**
   * Pools a whole tensor.
   *
   * @param output the result's type, with the input's quantisation
   */
  public static WholeTensor apply(
      WholeTensor input, Window window, Activation activation, TensorType output) {
    WholeTensor result = WholeTensor.zeros(output);
    for (int row = 0; row < output.height(); row++) {
      for (int column = 0; column < output.width(); column++) {
        for (int channel = 0; channel < output.channels(); channel++) {
          int greatest = Byte.MIN_VALUE;
          for (int tapRow = 0; tapRow < window.kernelHeight(); tapRow++) {
            for (int tapColumn = 0; tapColumn < window.kernelWidth(); tapColumn++) {
              int inputRow = window.row(row, tapRow);
              int inputColumn = window.column(column, tapColumn);
              if (input.contains(inputRow, inputColumn)) {
                greatest = Math.max(greatest, input.get(inputRow, inputColumn, channel));
              }
            }
          }
          result.set(row, column, channel, activation.clamp(greatest, output));
        }
      }
    }
    return result;
  }
}
