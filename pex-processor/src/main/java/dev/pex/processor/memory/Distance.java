package dev.pex.processor.memory;

/**
 * How close two buffers that are alive together may lie: either {@code offset(second) >=
 * offset(first) + secondAbove}, or {@code offset(first) >= offset(second) + firstAbove}. Apart
 * means {@code secondAbove = bytes(first)} and {@code firstAbove = bytes(second)}; smaller
 * distances are overlaps; zero or less is allowed.
 *
 * @param first index of a buffer in the problem
 * @param second index of another
 */
public record Distance(int first, int second, int secondAbove, int firstAbove) {
  public Distance {
    if (first == second) {
      throw new IllegalArgumentException("a distance is between two buffers");
    }
  }
}
