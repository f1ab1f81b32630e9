package dev.pex.runtime;

/** Element by element to another quantisation, with a clamp: QUANTIZE, RELU, RELU6. */
public final class Requantize {
  private final int inputZeroPoint;
  private final Rescale rescale;
  private final OutputStage stage;

  /**
   * A requantisation.
   *
   * @param rescale from the input's scale to the output's
   */
  public Requantize(int inputZeroPoint, Rescale rescale, OutputStage stage) {
    this.inputZeroPoint = inputZeroPoint;
    this.rescale = rescale;
    this.stage = stage;
  }

  /** Makes some elements of the output, which may be the input. */
  public void run(byte[] arena, int input, int output, Elements elements) {
    for (int i = elements.first(); i < elements.end(); i++) {
      arena[output + i] = stage.store(rescale.of(arena[input + i] - inputZeroPoint));
    }
  }
}
