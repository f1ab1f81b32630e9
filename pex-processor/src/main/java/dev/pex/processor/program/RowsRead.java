package dev.pex.processor.program;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.Window;
import dev.pex.processor.graph.WindowRead;
import dev.pex.processor.memory.MarkedArena;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call of a row kernel reads: the rows that the operator's window needs, at the addresses
 * that the call gives to the kernel.
 *
 * @param row of the output
 * @param newestRow the row in the front; -1 for none
 */
record RowsRead(Statement.RowCall call, int row, int newestRow) {
  private static final int PADDING = -1;

  /** The rows of the node's operand; findings tell where the call takes others. */
  List<MarkedArena.Run> of(Node node, Tensor read, List<String> findings) {
    Operand operand = node.input();
    Window needed = WindowRead.of(node, operand);
    Window taken = call.kernel().window();
    List<MarkedArena.Run> runs = new ArrayList<>();
    if (!read.equals(operand.tensor()) || needed.kernelHeight() != taken.kernelHeight()) {
      findings.add("'%s' does not read its operand".formatted(node.output().name()));
      return runs;
    }
    for (int tap = 0; tap < needed.kernelHeight(); tap++) {
      int neededRow = tapRow(needed, tap);
      boolean padding = neededRow < 0 || neededRow >= operand.shape().height();
      int address = address(tapRow(taken, tap));
      if (padding != (address == PADDING)) {
        findings.add(
            "row %d of '%s' is wrong in being padding or not"
                .formatted(neededRow, operand.tensor().name()));
      } else if (!padding) {
        runs.add(columns(operand, needed, neededRow, address));
      }
    }
    return runs;
  }

  private int tapRow(Window window, int tap) {
    return row * window.strideHeight() - window.padding().top() + tap * window.dilationHeight();
  }

  /** Column 0 of an input row as the kernel is given it. */
  private int address(int inputRow) {
    View lines = call.input().lines();
    if (inputRow < 0 || inputRow >= lines.height()) {
      return PADDING;
    }
    return call.input()
        .front()
        .filter(front -> inputRow == newestRow)
        .map(front -> front.view().offset())
        .orElse(lines.offset() + inputRow % lines.ringRows() * lines.rowBytes());
  }

  private MarkedArena.Run columns(Operand operand, Window window, int inputRow, int address) {
    Shape shape = operand.shape();
    int left = window.padding().left();
    int first = clamp(call.columns().first() * window.strideWidth() - left, shape);
    int last = (call.columns().end() - 1) * window.strideWidth() - left;
    int end = Math.max(first, clamp(last + window.reachWidth(), shape));
    return new MarkedArena.Run(
        operand.tensor().name(),
        (inputRow * shape.width() + first) * shape.channels(),
        (end - first) * shape.channels(),
        address + first * shape.channels());
  }

  private static int clamp(int column, Shape shape) {
    return Math.max(0, Math.min(shape.width(), column));
  }
}
