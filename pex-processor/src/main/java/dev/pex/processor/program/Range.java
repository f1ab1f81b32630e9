package dev.pex.processor.program;

/** Integers from {@code first} up to, not including, {@code end}. */
public record Range(int first, int end) {
  public Range {
    if (first > end) {
      throw new IllegalArgumentException("range from " + first + " to " + end);
    }
  }

  /** How many. */
  public int size() {
    return end - first;
  }
}
