package dev.pex.runtime;

/** Element by element to another quantisation, with a clamp: QUANTIZE, RELU, RELU6. */
public final class Requantize {
  private final Rescale rescale;
  private final OutputStage stage;

  /**
   * A requantisation.
   *
   * @param rescale from the input's scale to the output's
   */
  public Requantize(Rescale rescale, OutputStage stage) {
    this.rescale = rescale;
    this.stage = stage;
  }

  /** Makes some elements of the output, which may be the input. */
  public void run(byte[] arena, int input, int output, Elements elements) {
    for (int i = elements.first(); i < elements.end(); i++) {
      int value = rescale.of(arena[input + i] - stage.inputZeroPoint());
      arena[output + i] = stage.clamp(value + stage.outputZeroPoint());
    }
  }
}
