package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Window;

/**
 * Which rows of its input a node of a rows stage reads, counted in the direction in which the rows
 * run.
 */
final class RowsReach {
  private static final Window ROW = Window.of(1, 1, 1, 1, Padding.NONE);

  private final Window window;
  private final int top;

  private RowsReach(Window window, int top) {
    this.window = window;
    this.top = top;
  }

  /** The reach of a node; one that folds reads row by row. */
  static RowsReach of(Node node, RowRule rule, boolean upward) {
    return rule instanceof RowRule.Local local
        ? new RowsReach(local.window(), top(node, local.window(), upward))
        : new RowsReach(ROW, 0);
  }

  /** Running upward, the first window hangs over the end of the input, or stops short of it. */
  private static int top(Node node, Window window, boolean upward) {
    int reached =
        (node.output().shape().height() - 1) * window.strideHeight() + window.reachHeight();
    int bottom = reached - node.input().shape().height() - window.padding().top();
    return upward ? bottom : window.padding().top();
  }

  Window window() {
    return window;
  }

  /**
   * The least input row, in the direction of running, that the output rows {@code [firstRow,
   * endRow)} read; rows below it are gone. It may lie behind the input's last row.
   */
  int neededRow(int firstRow, int endRow) {
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

  /** How many output rows have a window that begins outside the input. */
  int rowsAtTop() {
    return Math.max(0, -Math.floorDiv(-top, window.strideHeight()));
  }

  /** Whether the first output row's window reaches over an input row. */
  boolean reaches(int row) {
    return row + top >= 0 && row + top < window.reachHeight();
  }

  /** Rows that must be there before the first output row, less one. */
  int lookahead() {
    return window.reachHeight() - 1 - top;
  }
}
