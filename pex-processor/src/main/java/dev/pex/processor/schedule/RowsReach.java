package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Window;
import java.util.Objects;

/**
 * Which rows of its input a node of a rows stage reads, counted in the direction in which the rows
 * run.
 */
interface RowsReach {
  /**
   * The least input row, in the direction of running, that the output rows {@code [firstRow,
   * endRow)} read; rows below it are gone. It may lie behind the input's last row.
   */
  int neededRow(int firstRow, int endRow);

  /**
   * Ticks from the tick of the first input row to that at which all rows of the first output row
   * are there, and will be for every later one.
   *
   * @param period ticks from one input row to the next
   */
  int waitTicks(int period);

  /**
   * Whether, at a tick at which both fire, the reader may read the newest row of its maker, or that
   * which the newest replaces.
   *
   * @param ticks from the maker's first row to the reader's
   * @param period ticks from one of the maker's rows to the next
   * @param lines rows that are kept besides the newest
   */
  boolean mayMeet(int ticks, int period, int lines);

  /** Rows of padding before the first input row that the first output row's window begins with. */
  int top();

  /** How many output rows there are before each reads as many rows on as the one before it. */
  int rowsAtTop();

  /** How many columns a reader stays behind the column tick if its maker stays so many behind. */
  int skewBehind(int makerSkew);

  /** How far the first column read lies, at most, before where a reader would be without reach. */
  int columnsBehind(int skew);

  /** The reach of a node; one that folds reads row by row. */
  static RowsReach of(Node node, RowRule rule, boolean upward) {
    if (rule instanceof RowRule.Expands expands) {
      return new Expanding(expands, upward);
    }
    return rule instanceof RowRule.Local local
        ? new Sliding(local.window(), Sliding.top(node, local.window(), upward))
        : new Sliding(Sliding.ROW, 0);
  }

  /** A window that moves with the output. */
  record Sliding(Window window, int top) implements RowsReach {
    private static final Window ROW = Window.of(1, 1, 1, 1, Padding.NONE);

    @Override
    public boolean equals(Object other) {
      return other instanceof Sliding that
          && top == that.top
          && Objects.equals(window, that.window);
    }

    @Override
    public int hashCode() {
      return Objects.hash(window, top);
    }

    /** Running upward, the first window hangs over the end of the input, or stops short of it. */
    private static int top(Node node, Window window, boolean upward) {
      int reached =
          (node.output().shape().height() - 1) * window.strideHeight() + window.reachHeight();
      int bottom = reached - node.input().shape().height() - window.padding().top();
      return upward ? bottom : window.padding().top();
    }

    @Override
    public int neededRow(int firstRow, int endRow) {
      int needed = Integer.MAX_VALUE;
      for (int row = firstRow; row < endRow; row++) {
        int first = row * window.strideHeight() - top;
        if (first >= 0) {
          return Math.min(needed, first);
        }
        int inside = Math.floorMod(first, window.dilationHeight());
        if (inside < first + window.reachHeight()) {
          needed = Math.min(needed, inside);
        }
      }
      return needed;
    }

    @Override
    public int waitTicks(int period) {
      return period * (window.reachHeight() - 1 - top);
    }

    @Override
    public boolean mayMeet(int ticks, int period, int lines) {
      int newest = Math.floorDiv(ticks, period);
      return Math.floorMod(ticks, period) == 0
          && (reads(newest) || (lines > 0 && reads(newest - lines)));
    }

    /** Those whose window begins outside the input. */
    @Override
    public int rowsAtTop() {
      return Math.max(0, -Math.floorDiv(-top, window.strideHeight()));
    }

    /** Whether a tap of the first output row's window lies on an input row. */
    private boolean reads(int row) {
      int fromTop = row + top;
      return fromTop >= 0
          && fromTop < window.reachHeight()
          && fromTop % window.dilationHeight() == 0;
    }

    @Override
    public int skewBehind(int makerSkew) {
      int lead = window.padding().left() - window.reachWidth() - makerSkew;
      return -(Math.floorDiv(lead, window.strideWidth()) + 1);
    }

    @Override
    public int columnsBehind(int skew) {
      return skew * window.strideWidth() + window.padding().left();
    }
  }

  /** Rows that are read again and again, at a slower pace than the output's. */
  record Expanding(RowRule.Expands rule, boolean upward) implements RowsReach {
    @Override
    public int top() {
      return 0;
    }

    @Override
    public int neededRow(int firstRow, int endRow) {
      return firstRow < endRow ? rule.firstRow(firstRow, upward) : Integer.MAX_VALUE;
    }

    /** Between two input rows there are {@code height} output rows, one in each of their ticks. */
    @Override
    public int waitTicks(int period) {
      int rows = 0;
      for (int row = 0; row < rule.inputRows() * rule.height(); row++) {
        rows = Math.max(rows, rule.lastRow(row, upward) * rule.height() - row);
      }
      return rows * (period / rule.height());
    }

    @Override
    public boolean mayMeet(int ticks, int period, int lines) {
      return true;
    }

    /** All, as positions drift. */
    @Override
    public int rowsAtTop() {
      return rule.inputRows() * rule.height();
    }

    /** An output column is there when the last column is that it is made of. */
    @Override
    public int skewBehind(int makerSkew) {
      int columns = 0;
      for (int column = 0; column < rule.inputColumns() * rule.width(); column++) {
        int ahead = rule.columns().last(column) * rule.width() - column;
        columns = Math.max(columns, ahead);
      }
      return rule.width() * makerSkew + columns;
    }

    /** A column may be made of one far behind where positions drift. */
    @Override
    public int columnsBehind(int skew) {
      int behind = 0;
      for (int column = 0; column < rule.inputColumns() * rule.width(); column++) {
        int needed = column + skew - rule.columns().first(column) * rule.width();
        behind = Math.max(behind, Math.floorDiv(needed + rule.width() - 1, rule.width()));
      }
      return behind;
    }
  }
}
