package dev.pex.processor.graph;

/**
 * Rows and columns of the zero point that surround a tensor; so many less than none leave rows or
 * columns at that side out.
 */
public record Padding(int top, int bottom, int left, int right) {
  /** No padding. */
  public static final Padding NONE = new Padding(0, 0, 0, 0);

  /** Whether there is none. */
  public boolean isNone() {
    return top == 0 && bottom == 0 && left == 0 && right == 0;
  }

  /** Whether nothing is left out. */
  public boolean onlyAdds() {
    return top >= 0 && bottom >= 0 && left >= 0 && right >= 0;
  }

  /** What leaves out what this adds, and the other way round. */
  public Padding negated() {
    return new Padding(-top, -bottom, -left, -right);
  }

  /** Both paddings, one around the other. */
  public Padding plus(Padding other) {
    return new Padding(
        top + other.top, bottom + other.bottom, left + other.left, right + other.right);
  }
}
