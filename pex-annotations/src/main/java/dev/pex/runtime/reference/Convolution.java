package dev.pex.runtime.reference;

/** CONV_2D: each output channel is a weighted sum over a window of all input channels. */
public final class Convolution {
  private Convolution() {}

  /**
   * Convolves a whole tensor.
   *
   * @param weights {@code output channels x height x width x input channels}
   * @param output the result's type
   */
  public static WholeTensor apply(
      WholeTensor input, Weights weights, Window window, Activation activation, TensorType output) {
    WholeTensor result = WholeTensor.zeros(output);
    for (int channel = 0; channel < output.channels(); channel++) {
      FixedPoint factor = weights.factor(channel, input.type(), output);
      for (int row = 0; row < output.height(); row++) {
        for (int column = 0; column < output.width(); column++) {
          int sum = weights.bias(channel);
          for (int tapRow = 0; tapRow < window.kernelHeight(); tapRow++) {
            for (int tapColumn = 0; tapColumn < window.kernelWidth(); tapColumn++) {
              int inputRow = window.row(row, tapRow);
              int inputColumn = window.column(column, tapColumn);
              if (input.contains(inputRow, inputColumn)) {
                for (int from = 0; from < input.type().channels(); from++) {
                  sum +=
                      input.real(inputRow, inputColumn, from)
                          * weights.get(channel, tapRow, tapColumn, from);
                }
              }
            }
          }
          int stored = factor.multiply(sum) + output.zeroPoint();
          result.set(row, column, channel, activation.clamp(stored, output));
        }
      }
    }
    return result;
  }
}
