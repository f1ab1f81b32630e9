package dev.pex.processor.program;

import java.util.Optional;

/**
 * Where a row kernel finds its input rows: in the lines, but for the newest row if that lies in a
 * front.
 *
 * @param lines a whole tensor, a ring of its last rows, or, where only the newest row is read, its
 *     front
 * @param front the newest row, if it is not in the lines
 * @param chunk variable of {@link Statement.ColumnsAt} of the front, where that holds a chunk; then
 *     all rows are given from its first column on
 * @param channel the first that is read
 */
public record RowSource(View lines, Optional<Front> front, Optional<String> chunk, Index channel) {
  /** Whole rows that all lie in one view. */
  static RowSource of(View view) {
    return new RowSource(view, Optional.empty(), Optional.empty());
  }

  /** Rows of which all channels are read. */
  RowSource(View lines, Optional<Front> front, Optional<String> chunk) {
    this(lines, front, chunk, Index.constant(0));
  }

  /** The same rows, read from another channel on. */
  RowSource from(Index first) {
    return new RowSource(lines, front, chunk, first);
  }

  /**
   * The newest row.
   *
   * @param rowVariable holds its number, -1 if no row was made at this tick
   */
  public record Front(View view, String rowVariable) {}
}
