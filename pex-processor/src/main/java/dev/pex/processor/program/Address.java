package dev.pex.processor.program;

/** The first byte of a column of a row. */
public record Address(View view, Index row, Column column) {
  /** The first byte of a row. */
  static Address of(View view, Index row) {
    return new Address(view, row, Column.START);
  }

  /** The first byte of the tensor. */
  public static Address start(View view) {
    return of(view, Index.constant(0));
  }
}
