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
    return input.map(
        output,
        Activation.NONE,
        value -> {
          float real = input.type().scale() * value;
          float share = 1 / (1 + (float) Math.exp(-real));
          return (int) FixedPoint.round(share * (1 / output.scale()));
        });
  }
}
