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
import java.util.stream.IntStream;

/**
 * What a kernel reads that gets rows: those that the operator's window needs, at the addresses that
 * the call gives to the kernel.
 *
 * @param source where the call says that the rows are
 */
record RowsRead(RowKernel kernel, RowSource source, Part part, Given given) {
  /** The part of its output that the kernel makes. */
  record Part(int row, Range columns, Range channels) {}

  /**
   * What the addresses give of the input.
   *
   * @param newestRow the row in the front; -1 for none
   * @param column the first column
   * @param channels those that are read
   * @param byteOfChannel where the first of them lies in a pixel
   * @param byteInFront where the first of them lies in a pixel of the front
   * @param pixelBytes from one column to the next, for the kernel
   */
  record Given(
      int newestRow,
      int column,
      Range channels,
      int byteOfChannel,
      int byteInFront,
      int pixelBytes) {}

  /** The rows of the node's operand; findings tell where the call takes others. */
  List<MarkedArena.Run> of(Node node, Tensor read, List<String> findings) {
    int index = node.op() instanceof Op.Concatenate joined ? operandGiven(node, joined.axis()) : 0;
    Operand operand = node.inputs().get(index);
    if (!read.equals(operand.tensor()) || !liesWithin(node, index)) {
      findings.add("'%s' does not read its operand".formatted(node.output().name()));
      return List.of();
    }
    Range columns = part.columns();
    return of(
        operand,
        WindowRead.rows(node, index, part.row()),
        WindowRead.columns(node, index, columns.first(), columns.end()),
        findings);
  }

  /** The elements of an operand under a window. */
  List<MarkedArena.Run> of(Window window, Operand operand, List<String> findings) {
    Range columns = part.columns();
    return of(
        operand,
        WindowRead.rows(window, operand.shape(), part.row()),
        WindowRead.columns(window, operand.shape(), columns.first(), columns.end()),
        findings);
  }

  private List<MarkedArena.Run> of(
      Operand operand, List<Integer> rows, WindowRead.Columns columns, List<String> findings) {
    List<Integer> rowsGiven = rowsGiven();
    boolean more = !(kernel instanceof RowKernel.Resize) && !rows.containsAll(rowsGiven);
    if (!rowsGiven.containsAll(rows) || more) {
      findings.add(
          "row %d is made of other rows of '%s' than it needs"
              .formatted(part.row(), operand.tensor().name()));
      return List.of();
    }
    boolean readsColumns = !rows.isEmpty() && columns.first() < columns.end();
    if (readsColumns && columns.first() < given.column()) {
      findings.add(
          "column %d of '%s' is not there any more"
              .formatted(columns.first(), operand.tensor().name()));
      return List.of();
    }
    return rows.stream().flatMap(row -> columnsRead(operand, columns, row).stream()).toList();
  }

  /** The rows inside the tensor whose addresses the kernel is given. */
  private List<Integer> rowsGiven() {
    int first = kernel.firstRow(Index.constant(part.row())).at(0);
    return IntStream.range(0, kernel.rowCount())
        .map(tap -> first + tap * kernel.rowDistance())
        .filter(each -> each >= 0 && each < source.lines().height())
        .boxed()
        .toList();
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

  /** The first column that is given of an input row, as the kernel is given it. */
  private int address(int inputRow) {
    View lines = source.lines();
    return source
        .front()
        .filter(front -> inputRow == given.newestRow())
        .map(front -> front.view().offset() + given.byteInFront())
        .orElse(whole(lines, inputRow) + given.byteOfChannel());
  }

  /** A view that is the front itself holds no column before the first that is given. */
  private int whole(View lines, int inputRow) {
    int start = lines.offset() + inputRow % lines.ringRows() * lines.rowBytes();
    boolean isFront = source.chunk().isPresent() && source.front().isEmpty();
    return isFront ? start : start + given.column() * lines.pixelBytes();
  }

  /** Columns of a row: all at once where nothing lies between them. */
  private List<MarkedArena.Run> columnsRead(
      Operand operand, WindowRead.Columns columns, int inputRow) {
    Shape shape = operand.shape();
    int count = given.channels().size();
    boolean together = count == shape.channels() && given.pixelBytes() == count;
    int step = together ? Math.max(1, columns.end() - columns.first()) : 1;
    List<MarkedArena.Run> runs = new ArrayList<>();
    for (int column = columns.first(); column < columns.end(); column += step) {
      int element = (inputRow * shape.width() + column) * shape.channels();
      runs.add(
          new MarkedArena.Run(
              operand.tensor().name(),
              element + given.channels().first(),
              step * count,
              address(inputRow) + (column - given.column()) * given.pixelBytes()));
    }
    return runs;
  }
}
