package dev.pex.processor.program;

import java.util.Objects;

/**
 * A row number: {@code (scale * variable + offset) / divisor}, rounded towards zero; a constant has
 * scale zero and an empty variable.
 */
public record Index(String variable, int scale, int offset, int divisor) {
  /** A number known now. */
  public static Index constant(int value) {
    return new Index("", 0, value, 1);
  }

  /** The loop variable itself. */
  public static Index of(String variable) {
    return new Index(variable, 1, 0, 1);
  }

  /** The same row, scaled and moved: the first input row of an output row. */
  public Index times(int factor, int added) {
    if (divisor != 1) {
      throw new IllegalStateException("a quotient is not scaled");
    }
    return new Index(variable, scale * factor, offset * factor + added, 1);
  }

  /** The quotient by a positive number. */
  public Index dividedBy(int number) {
    return new Index(variable, scale, offset, divisor * number);
  }

  /** The number, for a value of the variable. */
  public int at(int value) {
    return (scale * value + offset) / divisor;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Index that
        && variable.equals(that.variable)
        && scale == that.scale
        && offset == that.offset
        && divisor == that.divisor;
  }

  @Override
  public int hashCode() {
    return Objects.hash(variable, scale, offset, divisor);
  }
}
