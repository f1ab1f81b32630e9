package dev.pex.processor.program;

/** The first byte of a row. */
public record Address(View view, Index row) {
  /** The first byte of the tensor. */
  public static Address start(View view) {
    return new Address(view, Index.constant(0));
  }
}
