package dev.pex.processor.program;

import java.util.function.Function;

/**
 * How much of its output a call makes: columns or elements known now, or the columns of a chunk.
 */
public sealed interface Span {
  /** What one function makes of a known range, or the other of a chunk's variable. */
  <R> R either(Function<Range, R> known, Function<String, R> chunk);

  /** These. */
  record Known(Range range) implements Span {
    @Override
    public <R> R either(Function<Range, R> known, Function<String, R> chunk) {
      return known.apply(range);
    }
  }

  /** Those that a variable of {@link Statement.ColumnsAt} says are made. */
  record Chunk(String variable) implements Span {
    @Override
    public <R> R either(Function<Range, R> known, Function<String, R> chunk) {
      return chunk.apply(variable);
    }
  }

  /** Whether these are known now, and so many from the first on. */
  default boolean isAll(int count) {
    return either(range -> range.first() == 0 && range.end() == count, variable -> false);
  }

  /** So many from the first on. */
  static Span all(int count) {
    return new Known(new Range(0, count));
  }
}
