package dev.pex.codesign.network;

/** What the application gives. */
public record Input(
    String name, Operand operand, Quantization quantization, Feed feed, ElementType type) {
  /** How it is given. */
  public enum Feed {
    WHOLE,
    ROWS
  }
}
