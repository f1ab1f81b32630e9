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

/**
 * What a kernel reads that gets rows: those that the operator's window needs, at the addresses that
 * the call gives to the kernel.
 *
 * @param source where the call says that the rows are
 */
record RowsRead(RowKernel kernel, RowSource source, Part part, Given given) {
  private static final int PADDING = -1;

  /** The part of its output that the kernel makes. */
  record Part(int row, Range columns, Range channels) {}

  /**
   * What the addresses give of the input.
   *
   * @param newestRow the row in the front; -1 for none
   * @param column the first column
   * @param channels those that are read
   * @param byteOfChannel where the first of them lies in a pixel
   * @param pixelBytes from one column to the next, for the kernel
   */
  record Given(int newestRow, int column, Range channels, int byteOfChannel, int pixelBytes) {}

  /** The rows of the node's operand; findings tell where the call takes others. */
  List<MarkedArena.Run> of(Node node, Tensor read, List<String> findings) {
    int index = node.op() instanceof Op.Concatenate joined ? operandGiven(node, joined.axis()) : 0;
    Operand operand = node.inputs().get(index);
    Window needed = WindowRead.of(node, index);
    if (!read.equals(operand.tensor())
        || needed.kernelHeight() != kernel.window().kernelHeight()
        || !liesWithin(node, index)) {
      findings.add("'%s' does not read its operand".formatted(node.output().name()));
      return List.of();
    }
    return of(needed, operand, findings);
  }

  /** The elements of an operand under the window that is needed. */
  List<MarkedArena.Run> of(Window needed, Operand operand, List<String> findings) {
    List<MarkedArena.Run> runs = new ArrayList<>();
    for (int tap = 0; tap < needed.kernelHeight(); tap++) {
      int neededRow = tapRow(needed, tap);
      boolean padding = neededRow < 0 || neededRow >= operand.shape().height();
      int address = address(tapRow(kernel.window(), tap));
      if (padding != (address == PADDING)) {
        findings.add(
            "row %d of '%s' is wrong in being padding or not"
                .formatted(neededRow, operand.tensor().name()));
      } else if (!padding) {
        runs.addAll(columnsRead(operand, needed, neededRow, address, findings));
      }
    }
    return runs;
  }

  /** The operand of a concatenation that gives the first element of the call. */
  private int operandGiven(Node node, Axis axis) {
    int first =
        switch (axis) {
          case HEIGHT -> part.row();
          case WIDTH -> part.columns().first();
          case CHANNELS -> part.channels().first();
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
    if (!(node.op() instanceof Op.Concatenate op)) {
      return true;
    }
    Shape joined = node.inputs().get(index).shape();
    int channel = 0;
    for (int other = 0; op.axis() == Axis.CHANNELS && other < index; other++) {
      channel += node.inputs().get(other).shape().channels();
    }
    int column = WindowRead.of(node, index).padding().left();
    return kernel instanceof RowKernel.Concatenate copy
        && copy.place().channel() == channel
        && copy.place().column() == column
        && part.channels().end() <= channel + joined.channels()
        && part.columns().end() <= column + joined.width();
  }

  private int tapRow(Window window, int tap) {
    return part.row() * window.strideHeight()
        - window.padding().top()
        + tap * window.dilationHeight();
  }

  /** The first column that is given of an input row, as the kernel is given it. */
  private int address(int inputRow) {
    View lines = source.lines();
    if (inputRow < 0 || inputRow >= lines.height()) {
      return PADDING;
    }
    return given.byteOfChannel()
        + source
            .front()
            .filter(front -> inputRow == given.newestRow())
            .map(front -> front.view().offset())
            .orElse(whole(lines, inputRow));
  }

  /** A view that is the front itself holds no column before the first that is given. */
  private int whole(View lines, int inputRow) {
    int start = lines.offset() + inputRow % lines.ringRows() * lines.rowBytes();
    boolean isFront = source.chunk().isPresent() && source.front().isEmpty();
    return isFront ? start : start + given.column() * lines.pixelBytes();
  }

  /** Columns of a row: all at once where nothing lies between them. */
  private List<MarkedArena.Run> columnsRead(
      Operand operand, Window window, int inputRow, int address, List<String> findings) {
    Shape shape = operand.shape();
    int left = window.padding().left();
    int first = clamp(part.columns().first() * window.strideWidth() - left, shape);
    int last = (part.columns().end() - 1) * window.strideWidth() - left;
    int end = Math.max(first, clamp(last + window.reachWidth(), shape));
    if (first < given.column() && first < end) {
      findings.add(
          "column %d of '%s' is not there any more".formatted(first, operand.tensor().name()));
      return List.of();
    }
    int count = given.channels().size();
    boolean together = count == shape.channels() && given.pixelBytes() == count;
    int step = together ? Math.max(1, end - first) : 1;
    List<MarkedArena.Run> runs = new ArrayList<>();
    for (int column = first; column < end; column += step) {
      int element = (inputRow * shape.width() + column) * shape.channels();
      runs.add(
          new MarkedArena.Run(
              operand.tensor().name(),
              element + given.channels().first(),
              step * count,
              address + (column - given.column()) * given.pixelBytes()));
    }
    return runs;
  }

  private static int clamp(int column, Shape shape) {
    return Math.max(0, Math.min(shape.width(), column));
  }
}
