package dev.pex.codesign.tensor;

/** Rows and columns around a tensor; so many less than none are left out of it. */
public record Sides(int top, int bottom, int left, int right) {
  /** Nothing around it. */
  public static final Sides NONE = new Sides(0, 0, 0, 0);

  /** Whether nothing stands around, and something is left out. */
  boolean areLeftOut() {
    return Math.max(Math.max(top, bottom), Math.max(left, right)) <= 0 && !equals(NONE);
  }

  boolean isSymmetric() {
    return top == bottom && left == right;
  }
}
