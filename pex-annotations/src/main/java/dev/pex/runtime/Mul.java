package dev.pex.runtime;

/** Product of two tensors, MUL; the second repeats. */
public final class Mul {
  private final int secondElements;
  private final int firstZeroPoint;
  private final int secondZeroPoint;
  private final Rescale rescale;
  private final OutputStage stage;

  /**
   * A product.
   *
   * @param secondElements after which the second input begins anew
   * @param rescale from the product's scale to the output's
   */
  public Mul(
      int secondElements,
      int firstZeroPoint,
      int secondZeroPoint,
      Rescale rescale,
      OutputStage stage) {
    this.secondElements = secondElements;
    this.firstZeroPoint = firstZeroPoint;
    this.secondZeroPoint = secondZeroPoint;
    this.rescale = rescale;
    this.stage = stage;
  }

  /** Makes some elements of the output, which may be one of the inputs that do not repeat. */
  public void run(byte[] arena, int firstInput, int secondInput, int output, Elements elements) {
    for (int i = elements.first(); i < elements.end(); i++) {
      int first = arena[firstInput + i] - firstZeroPoint;
      int second = arena[secondInput + i % secondElements] - secondZeroPoint;
      arena[output + i] = stage.store(rescale.of(first * second));
    }
  }
}
