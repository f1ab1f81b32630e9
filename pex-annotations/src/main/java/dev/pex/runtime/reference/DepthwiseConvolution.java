package dev.pex.runtime.reference;

/**
 * DEPTHWISE_CONV_2D: each output channel is a weighted sum over a window of one input channel; the
 * multiplier, output channels by input channels, says how many outputs each input has.
 */
public final class DepthwiseConvolution {
  private DepthwiseConvolution() {}

  /**
   * Convolves a whole tensor channel by channel.
   *
   * @param weights {@code 1 x height x width x output channels}
   * @param output the result's type
   */
  public static WholeTensor apply(
      WholeTensor input, Weights weights, Window window, Activation activation, TensorType output) {
    WholeTensor result = WholeTensor.zeros(output);
    int multiplier = output.channels() / input.type().channels();
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
                sum +=
                    input.real(inputRow, inputColumn, channel / multiplier)
                        * weights.get(0, tapRow, tapColumn, channel);
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
