package dev.pex.runtime;

/** Channels of a tensor: from the first up to, not including, the end. */
public record Channels(int first, int end) {
  public Channels {
    if (first < 0 || end < first) {
      throw new IllegalArgumentException("channels from " + first + " to " + end);
    }
  }

  /** How many. */
  int count() {
    return end - first;
  }
}
