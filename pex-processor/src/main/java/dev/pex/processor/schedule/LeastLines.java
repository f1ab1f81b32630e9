package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.Window;

/**
 * What the lines of every rows stage of a run take at least, whatever its timing and direction. The
 * run ends at a fixed position and grows to the front.
 */
final class LeastLines {
  private final NodeOrder order;
  private final int end;
  private int bytes;

  LeastLines(NodeOrder order, int end) {
    this.order = order;
    this.end = end;
  }

  /** Lets the run start at a position: that before its first so far. */
  void startAt(int position) {
    Tensor made = order.node(position).output();
    if (!order.isNeededFrom(made, end)) {
      bytes += lines(made) * made.shape().rowElements();
    }
  }

  /** Never less for a longer run. */
  int bytes() {
    return bytes;
  }

  /**
   * When the last row but one of a window is made, all rows of the window so far are kept; if some
   * window lies within the tensor.
   */
  private int lines(Tensor tensor) {
    int lines = 0;
    for (int reader : order.readers(tensor)) {
      Node node = order.node(reader);
      if (order.rule(node) instanceof RowRule.Local local) {
        Window window = local.window();
        boolean fits = window.reachHeight() + window.strideHeight() - 1 <= tensor.shape().height();
        lines = Math.max(lines, fits ? window.reachHeight() - 1 : 0);
      }
    }
    return lines;
  }
}
