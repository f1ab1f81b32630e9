package dev.pex.processor.program;

/**
 * A column of a tensor as some place holds it: the first that is made of a chunk, counted from the
 * first column there.
 *
 * @param chunk variable of {@link Statement.ColumnsAt} whose first column it is; empty for column 0
 * @param held variable of {@link Statement.ColumnsAt} of the chunk whose front it is; empty for a
 *     place that holds all columns
 */
public record Column(String chunk, String held) {
  /** Column 0 of a place that holds all columns. */
  static final Column START = new Column("", "");

  /** The first column of a chunk where all columns are. */
  static Column of(String chunk) {
    return new Column(chunk, "");
  }

  /** The first column of a chunk in a front. */
  static Column inFront(String chunk, String held) {
    return new Column(chunk, held);
  }

  /** Whether it is column 0. */
  public boolean isStart() {
    return chunk.isEmpty();
  }
}
