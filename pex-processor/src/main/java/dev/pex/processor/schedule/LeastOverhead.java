package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;

/**
 * What every rows stage of a run costs at least, whatever its timing: the {@link Overhead} of calls
 * and of the copies that no timing avoids. The run ends at a fixed position and grows to the front.
 */
final class LeastOverhead {
  private final NodeOrder order;
  private final int end;
  private int nodes;
  private int ticks;
  private int rows;
  private long copies;

  LeastOverhead(NodeOrder order, int end) {
    this.order = order;
    this.end = end;
  }

  /** Lets the run start at a position: that before its first so far. */
  void startAt(int position) {
    Shape made = order.node(position).output().shape();
    nodes++;
    rows += made.height();
    ticks = Math.max(ticks, made.height());
    copies += outlivesTicks(position) ? Overhead.copies(made.elements()) : 0;
  }

  /** An estimate of instructions; never less for a longer run. */
  long instructions() {
    return Overhead.calls(rows, nodes * ticks) + copies;
  }

  /** Whether what a node makes stays within the run, and rows of it are needed after their tick. */
  private boolean outlivesTicks(int position) {
    Node maker = order.node(position);
    return order.rule(maker) instanceof RowRule.Local
        && !order.isNeededFrom(maker.output(), end)
        && order.readers(maker.output()).stream()
            .anyMatch(reader -> readsTwoRows(order.node(reader)));
  }

  /** Whether a node needs at least two rows for its first, of which no tick makes both. */
  private boolean readsTwoRows(Node reader) {
    if (order.rule(reader) instanceof RowRule.Local local) {
      Window window = local.window();
      int lastRow = window.reachHeight() - 1 - window.padding().top();
      return window.kernelHeight() > 1
          && lastRow >= window.dilationHeight()
          && lastRow < reader.input().shape().height();
    }
    return false;
  }
}
