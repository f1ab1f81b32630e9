package dev.pex.runtime;

/** Elements of a tensor: from the first up to, not including, the end. */
public record Elements(int first, int end) {
  public Elements {
    if (first < 0 || end < first) {
      throw new IllegalArgumentException("elements from " + first + " to " + end);
    }
  }

  /** How many. */
  int size() {
    return end - first;
  }
}
