package dev.pex.processor.graph;

/**
 * Rows and columns of the zero point that surround a tensor; so many columns less than none leave
 * columns at that side out.
 */
public record Padding(int top, int bottom, int left, int right) {
  /** No padding. */
  public static final Padding NONE = new Padding(0, 0, 0, 0);

  public Padding {
    if (top < 0 || bottom < 0) {
      throw new IllegalArgumentException("no rows are left out");
    }
  }

  /** Whether there is none. */
  public boolean isNone() {
    return top == 0 && bottom == 0 && left == 0 && right == 0;
  }

  /** Both paddings, one around the other. */
  public Padding plus(Padding other) {
    return new Padding(
        top + other.top, bottom + other.bottom, left + other.left, right + other.right);
  }
}
