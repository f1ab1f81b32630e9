package dev.pex.runtime;

/**
 * Which elements of its output a flat kernel makes: from the first up to, not including, the end.
 */
public record Elements(int first, int end) {
  public Elements {
    if (first < 0 || end < first) {
      throw new IllegalArgumentException("elements from " + first + " to " + end);
    }
  }
}
