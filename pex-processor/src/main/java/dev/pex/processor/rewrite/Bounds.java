package dev.pex.processor.rewrite;

/** The least and the greatest value that something stored can have, both inclusive. */
record Bounds(int least, int greatest) {
  /** All that int8 holds. */
  static final Bounds INT8 = new Bounds(Byte.MIN_VALUE, Byte.MAX_VALUE);

  Bounds {
    if (least > greatest) {
      throw new IllegalArgumentException("nothing lies between " + least + " and " + greatest);
    }
  }

  boolean isConstant() {
    return least == greatest;
  }

  /** What has both these values and others. */
  Bounds or(Bounds other) {
    return new Bounds(Math.min(least, other.least), Math.max(greatest, other.greatest));
  }

  /** The same in units of the scale, for a zero point. */
  Bounds minus(int zeroPoint) {
    return new Bounds(least - zeroPoint, greatest - zeroPoint);
  }

  /** Of a product of two such values. */
  Bounds times(Bounds other) {
    return times(other.least).or(times(other.greatest));
  }

  /** Of a product with a number; int8 values and their differences do not overflow. */
  Bounds times(int factor) {
    int first = factor * least;
    int second = factor * greatest;
    return new Bounds(Math.min(first, second), Math.max(first, second));
  }

  /** What is left after values beyond a range were brought to its nearer end. */
  Bounds clamped(int min, int max) {
    return new Bounds(clamp(least, min, max), clamp(greatest, min, max));
  }

  private static int clamp(int value, int min, int max) {
    return Math.max(min, Math.min(max, value));
  }
}
