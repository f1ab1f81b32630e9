package dev.pex.runtime;

/**
 * Which columns and channels of an output row a kernel makes: from the first up to, not including,
 * the end.
 */
public record Part(int firstColumn, int endColumn, int firstChannel, int endChannel) {
  public Part {
    if (firstColumn < 0 || endColumn < firstColumn) {
      throw new IllegalArgumentException("columns from " + firstColumn + " to " + endColumn);
    }
    if (firstChannel < 0 || endChannel < firstChannel) {
      throw new IllegalArgumentException("channels from " + firstChannel + " to " + endChannel);
    }
  }
}
