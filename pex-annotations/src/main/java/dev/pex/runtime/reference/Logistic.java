package dev.pex.runtime.reference;

/** LOGISTIC: {@code 1 / (1 + exp(-x))} of each element, in single precision as in TFLite. */
public final class Logistic {
  private Logistic() {}

  /**
   * Applies it to a whole tensor.
   *
   * @param output the result's type
   */
  public static WholeTensor apply(WholeTensor input, TensorType output) {
    WholeTensor result = WholeTensor.zeros(output);
    for (int row = 0; row < output.height(); row++) {
      for (int column = 0; column < output.width(); column++) {
        for (int channel = 0; channel < output.channels(); channel++) {
          float real = input.type().scale() * input.real(row, column, channel);
          float share = 1 / (1 + (float) Math.exp(-real));
          long stored = Math.round((double) (share * (1 / output.scale()))) + output.zeroPoint();
          result.set(row, column, channel, Activation.NONE.clamp((int) stored, output));
        }
      }
    }
    return result;
  }
}
