package dev.pex.runtime.reference;

/** AVERAGE_POOL_2D: the mean of each window; what lies outside does not count. */
public final class AveragePool {
  private AveragePool() {}

  /**
   * Pools a whole tensor; means of stored values are rounded to nearest, halves away from zero.
   *
   * @param output the result's type, with the input's quantisation
   */
  public static WholeTensor apply(
      WholeTensor input, Window window, Activation activation, TensorType output) {
    WholeTensor result = WholeTensor.zeros(output);
    for (int row = 0; row < output.height(); row++) {
      for (int column = 0; column < output.width(); column++) {
        for (int channel = 0; channel < output.channels(); channel++) {
          int sum = 0;
          int count = 0;
          for (int tapRow = 0; tapRow < window.kernelHeight(); tapRow++) {
            for (int tapColumn = 0; tapColumn < window.kernelWidth(); tapColumn++) {
              int inputRow = window.row(row, tapRow);
              int inputColumn = window.column(column, tapColumn);
              if (input.contains(inputRow, inputColumn)) {
                sum += input.get(inputRow, inputColumn, channel);
                count++;
              }
            }
          }
          int mean = FixedPoint.divide(sum, count);
          result.set(row, column, channel, activation.clamp(mean, output));
        }
      }
    }
    return result;
  }
}
