package dev.pex.processor.program;

/**
 * An affine row number: {@code scale * variable + offset}; a constant has scale zero and an empty
 * variable.
 */
public record Index(String variable, int scale, int offset) {
  /** A number known now. */
  public static Index constant(int value) {
    return new Index("", 0, value);
  }

  /** The loop variable itself. */
  public static Index of(String variable) {
    return new Index(variable, 1, 0);
  }

  /** The same row, scaled and moved: the first input row of an output row. */
  public Index times(int factor, int added) {
    return new Index(variable, scale * factor, offset * factor + added);
  }
}
