package dev.pex.processor.graph;

/** A clamp of an operator's result, as TFLite fuses it. */
public enum FusedActivation {
  NONE,
  RELU,
  RELU6,
  RELU_N1_TO_1;

  /** The least stored value: the quantised lower end of the activation, at least -128. */
  public int min(Quantization output) {
    return switch (this) {
      case NONE -> Byte.MIN_VALUE;
      case RELU, RELU6 -> quantized(0f, output);
      case RELU_N1_TO_1 -> quantized(-1f, output);
    };
  }

  /** The greatest stored value: the quantised upper end of the activation, at most 127. */
  public int max(Quantization output) {
    return switch (this) {
      case NONE, RELU -> Byte.MAX_VALUE;
      case RELU6 -> quantized(6f, output);
      case RELU_N1_TO_1 -> quantized(1f, output);
    };
  }

  private static int quantized(float real, Quantization output) {
    double rounded = output.zeroPoint() + roundHalfAway(real / output.scale());
    return (int) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, rounded));
  }

  /** C's {@code round}: halves go away from zero. */
  private static double roundHalfAway(float value) {
    return value < 0 ? -Math.floor(-value + 0.5) : Math.floor(value + 0.5);
  }
}
