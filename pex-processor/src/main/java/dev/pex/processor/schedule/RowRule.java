package dev.pex.processor.schedule;

import dev.pex.processor.graph.Positions;
import dev.pex.processor.graph.Window;

/**
 * How an operator's rows depend on the rows of its inputs: all that rows stages know of operators.
 */
sealed interface RowRule {
  /** Calls the visitor's method for this rule. */
  <R> R accept(Visitor<R> visitor);

  /** A window slides over rows and columns; elementwise operators slide one of 1x1. */
  record Local(Window window) implements RowRule {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.local(this);
    }
  }

  /**
   * Each row of the output is made of the same row of the first operand, and of all of the second,
   * which must be there before the first row.
   */
  record Scales() implements RowRule {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scales(this);
    }
  }

  /**
   * So many rows and columns become of each.
   *
   * @param rows where the output's rows lie in the input
   * @param columns where the output's columns lie in the input
   */
  record Expands(int height, int width, Positions rows, Positions columns) implements RowRule {
    /** Rows of the input. */
    int inputRows() {
      return rows.size();
    }

    /** Columns of the input. */
    int inputColumns() {
      return columns.size();
    }

    /** The first row of the input of which a row is made, both counted in a direction. */
    int firstRow(int row, boolean upward) {
      return upward ? inputRows() - 1 - rows.last(mirrored(row)) : rows.first(row);
    }

    /** The last row of the input of which a row is made, both counted in a direction. */
    int lastRow(int row, boolean upward) {
      return upward ? inputRows() - 1 - rows.first(mirrored(row)) : rows.last(row);
    }

    private int mirrored(int row) {
      return inputRows() * height - 1 - row;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.expands(this);
    }
  }

  /** Rows are added to so many int32 sums, which become the output after the last row. */
  record Folds(int sums) implements RowRule {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.folds(this);
    }
  }

  /** Needs its whole input. */
  record Opaque() implements RowRule {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.opaque(this);
    }
  }

  /** One method for each rule. */
  interface Visitor<R> {
    R local(Local rule);

    R scales(Scales rule);

    R expands(Expands rule);

    R folds(Folds rule);

    R opaque(Opaque rule);
  }
}
