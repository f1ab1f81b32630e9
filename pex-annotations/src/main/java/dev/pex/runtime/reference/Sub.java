package dev.pex.runtime.reference;

/** SUB: the first tensor less the second, element by element. */
public final class Sub {
  private Sub() {}

  /**
   * Subtracts a tensor from another of the same shape.
   *
   * @param output the result's type
   */
  public static WholeTensor apply(
      WholeTensor first, WholeTensor second, Activation activation, TensorType output) {
    return Add.sum(first, second, true, activation, output);
  }
}
