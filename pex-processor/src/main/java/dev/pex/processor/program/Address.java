package dev.pex.processor.program;

/** The byte of a channel of a column of a row. */
public record Address(View view, Index row, Column column, Index channel) {
  /** The first byte of a column of a row. */
  Address(View view, Index row, Column column) {
    this(view, row, column, Index.constant(0));
  }

  /** The first byte of a row. */
  public static Address of(View view, Index row) {
    return new Address(view, row, Column.START);
  }

  /** The first byte of the tensor. */
  public static Address start(View view) {
    return of(view, Index.constant(0));
  }

  /** The byte of another channel. */
  public Address at(Index otherChannel) {
    return new Address(view, row, column, otherChannel);
  }

  /** Bytes from the start of the pixel to the channel. */
  public Index bytesToChannel() {
    return view.bytesTo(channel);
  }
}
