package dev.pex.runtime.reference;

/** TANH: the hyperbolic tangent of each element, in single precision as in TFLite. */
public final class Tanh {
  private Tanh() {}

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
          return (int) FixedPoint.round((float) Math.tanh(real) * (1 / output.scale()));
        });
  }
}
