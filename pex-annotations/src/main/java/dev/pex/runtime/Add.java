package dev.pex.runtime;

/** Sum of two tensors, ADD. */
public final class Add {
  private final int leftShift;
  private final Addend first;
  private final Addend second;
  private final Rescale rescale;
  private final OutputStage stage;

  /**
   * One of the two inputs.
   *
   * @param rescale from the input's scale, shifted left, to the sum's
   */
  public record Addend(int zeroPoint, Rescale rescale) {}

  /**
   * A sum.
   *
   * @param leftShift bits that both inputs are shifted before they are rescaled
   * @param rescale from the sum's scale to the output's
   */
  public Add(int leftShift, Addend first, Addend second, Rescale rescale, OutputStage stage) {
    this.leftShift = leftShift;
    this.first = first;
    this.second = second;
    this.rescale = rescale;
    this.stage = stage;
  }

  /** Makes some elements of the output, which may be one of the inputs. */
  public void run(byte[] arena, int firstInput, int secondInput, int output, Elements elements) {
    for (int i = elements.first(); i < elements.end(); i++) {
      int sum = scaled(first, arena[firstInput + i]) + scaled(second, arena[secondInput + i]);
      arena[output + i] = stage.store(rescale.of(sum));
    }
  }

  private int scaled(Addend addend, byte value) {
    return addend.rescale().of((value - addend.zeroPoint()) << leftShift);
  }
}
