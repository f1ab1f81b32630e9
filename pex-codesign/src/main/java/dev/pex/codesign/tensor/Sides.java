package dev.pex.codesign.tensor;

/** Rows and columns around a tensor. */
public record Sides(int top, int bottom, int left, int right) {
  /** Nothing around it. */
  public static final Sides NONE = new Sides(0, 0, 0, 0);

  boolean isSymmetric() {
    return top == bottom && left == right;
  }
}
