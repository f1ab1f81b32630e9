package dev.pex.runtime.reference;

/** The range of reals to which an operator clamps its result. */
public enum Activation {
  NONE(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY),
  RELU(0, Float.POSITIVE_INFINITY),
  RELU6(0, 6),
  RELU_N1_TO_1(-1, 1);

  private final float least;
  private final float greatest;

  Activation(float least, float greatest) {
    this.least = least;
    this.greatest = greatest;
  }

  /** Brings a stored value into the range, and into int8. */
  int clamp(int stored, TensorType output) {
    int low = Math.max(Byte.MIN_VALUE, stored(least, output));
    int high = Math.min(Byte.MAX_VALUE, stored(greatest, output));
    return Math.min(Math.max(stored, low), high);
  }

  private static int stored(float real, TensorType output) {
    if (Float.isInfinite(real)) {
      return real < 0 ? Byte.MIN_VALUE : Byte.MAX_VALUE;
    }
    return Math.toIntExact(FixedPoint.round(real / output.scale()) + output.zeroPoint());
  }
}
