package dev.pex.runtime;

/** The rows of an input that the caller pushes one after the other. */
public final class FedRows {
  private final TensorInfo input;
  private int toCome;

  FedRows(TensorInfo input) {
    this.input = input;
  }

  /** The input whose rows they are. */
  public TensorInfo input() {
    return input;
  }

  /** Elements of a row. */
  public int rowElements() {
    return input.shape().rowElements();
  }

  /** Rows that are still to be pushed. */
  public int toCome() {
    return toCome;
  }

  /** The number of the row that was pushed last. */
  public int last() {
    return input.shape().height() - toCome - 1;
  }

  void begin() {
    toCome = input.shape().height();
  }

  /** Counts a row, if it is one and awaited. */
  void next(byte[] row) {
    if (row.length != rowElements()) {
      throw new IllegalArgumentException(
          "a row of '" + input.name() + "' has " + rowElements() + " values, not " + row.length);
    }
    if (toCome == 0) {
      throw new IllegalStateException(
          "no row of '" + input.name() + "' is awaited: begin an inference");
    }
    toCome--;
  }
}
