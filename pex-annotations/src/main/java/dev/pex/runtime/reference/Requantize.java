package dev.pex.runtime.reference;

/** QUANTIZE from int8 to int8: the same reals under another quantisation. */
public final class Requantize {
  private Requantize() {}

  /**
   * Requantises a whole tensor.
   *
   * @param output the result's type
   */
  public static WholeTensor apply(WholeTensor input, TensorType output) {
    FixedPoint factor = FixedPoint.of((double) input.type().scale() / output.scale());
    return input.map(output, Activation.NONE, factor::multiply);
  }
}
