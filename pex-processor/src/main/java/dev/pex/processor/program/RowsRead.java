package dev.pex.processor.program;

import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.Window;
import dev.pex.processor.graph.WindowRead;
import dev.pex.processor.memory.MarkedArena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a call of a row kernel reads: the rows that the operator's window needs, at the addresses
 * that the call gives to the kernel.
 *
 * @param row of the output
 * @param columns of the output
 * @param newestRow the row in the front; -1 for none
 * @param inputColumn the first column of the input that the addresses give
 */
record RowsRead(Statement.RowCall call, int row, Range columns, int newestRow, int inputColumn) {
  private static final int PADDING = -1;

  /** The rows of the node's operand; findings tell where the call takes others. */
  List<MarkedArena.Run> of(Node node, Tensor read, List<String> findings) {
    int index = node.op() instanceof Op.Concatenate joined ? given(node, joined.axis()) : 0;
    Operand operand = node.inputs().get(index);
    Window needed = WindowRead.of(node, index);
    Window taken = call.kernel().window();
    List<MarkedArena.Run> runs = new ArrayList<>();
    if (!read.equals(operand.tensor())
        || needed.kernelHeight() != taken.kernelHeight()
        || !liesWithin(node, index)) {
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
        columnsRead(operand, needed, neededRow, address, findings).ifPresent(runs::add);
      }
    }
    return runs;
  }

  /** The operand of a concatenation that gives the first element of the call. */
  private int given(Node node, Axis axis) {
    int first =
        switch (axis) {
          case HEIGHT -> row;
          case WIDTH -> columns.first();
          case CHANNELS -> call.channels().first();
        };
    int end = 0;
    for (int index = 0; index < node.inputs().size(); index++) {
      end += axis.of(node.inputs().get(index).shape());
      if (first < end) {
        return index;
      }
    }
    return node.inputs().size() - 1;
  }

  /** Whether an operand of a concatenation gives all that the call copies, and from its start. */
  private boolean liesWithin(Node node, int index) {
    if (!(node.op() instanceof Op.Concatenate joined)) {
      return true;
    }
    Shape given = node.inputs().get(index).shape();
    int channel = 0;
    for (int other = 0; joined.axis() == Axis.CHANNELS && other < index; other++) {
      channel += node.inputs().get(other).shape().channels();
    }
    int column = WindowRead.of(node, index).padding().left();
    return call.kernel() instanceof RowKernel.Concatenate kernel
        && kernel.place().channel() == channel
        && kernel.place().column() == column
        && call.channels().end() <= channel + given.channels()
        && columns.end() <= column + given.width();
  }

  private int tapRow(Window window, int tap) {
    return row * window.strideHeight() - window.padding().top() + tap * window.dilationHeight();
  }

  /** Column {@code inputColumn} of an input row as the kernel is given it. */
  private int address(int inputRow) {
    View lines = call.input().lines();
    if (inputRow < 0 || inputRow >= lines.height()) {
      return PADDING;
    }
    return call.input()
        .front()
        .filter(front -> inputRow == newestRow)
        .map(front -> front.view().offset())
        .orElse(whole(lines, inputRow));
  }

  /** A view that is the front itself holds no column before the first that is given. */
  private int whole(View lines, int inputRow) {
    int start = lines.offset() + inputRow % lines.ringRows() * lines.rowBytes();
    boolean isFront = call.input().chunk().isPresent() && call.input().front().isEmpty();
    return isFront ? start : start + inputColumn * lines.pixelBytes();
  }

  private Optional<MarkedArena.Run> columnsRead(
      Operand operand, Window window, int inputRow, int address, List<String> findings) {
    Shape shape = operand.shape();
    int left = window.padding().left();
    int first = clamp(columns.first() * window.strideWidth() - left, shape);
    int last = (columns.end() - 1) * window.strideWidth() - left;
    int end = Math.max(first, clamp(last + window.reachWidth(), shape));
    if (first < inputColumn && first < end) {
      findings.add(
          "column %d of '%s' is not there any more".formatted(first, operand.tensor().name()));
      return Optional.empty();
    }
    return Optional.of(
        new MarkedArena.Run(
            operand.tensor().name(),
            (inputRow * shape.width() + first) * shape.channels(),
            (end - first) * shape.channels(),
            address + (first - inputColumn) * shape.channels()));
  }

  private static int clamp(int column, Shape shape) {
    return Math.max(0, Math.min(shape.width(), column));
  }
}
