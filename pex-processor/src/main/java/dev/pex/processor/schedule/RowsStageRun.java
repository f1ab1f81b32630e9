package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.Window;
import dev.pex.processor.graph.WindowRead;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a rows stage on row and column numbers, for the verifier: which row every column of a
 * front and of the lines holds, and whether readers find there what their operators need.
 */
final class RowsStageRun {
  private static final int NOTHING = -1;

  private final Stage.Rows stage;
  private final List<String> findings;
  private final Map<String, StoredRows> stored = new HashMap<>();
  private final Map<String, BitSet> made = new HashMap<>();
  private final Map<String, int[]> lastReads = new HashMap<>();

  RowsStageRun(Stage.Rows stage, List<String> findings) {
    this.stage = stage;
    this.findings = findings;
    stage.buffers().forEach(each -> stored.put(each.tensor().name(), new StoredRows(each)));
    stage.nodes().forEach(node -> made.put(node.output().name(), new BitSet()));
    stage.feed().ifPresent(feed -> made.put(feed.tensor().name(), new BitSet()));
  }

  void run() {
    for (int tick = 0; tick < stage.rowTicks(); tick++) {
      stored.values().forEach(StoredRows::beginRowTick);
      push(tick);
      for (int columnTick = 0; columnTick < stage.columnTicks(); columnTick++) {
        run(tick, columnTick);
      }
    }
    stage.steps().forEach(this::requireAllRows);
    stage.feed().ifPresent(this::requireAllPushed);
  }

  private void run(int tick, int columnTick) {
    for (int position = 0; position < stage.steps().size(); position++) {
      RowsStep step = stage.steps().get(position);
      if (step.firing().firesAt(tick)) {
        fire(step, tick, columnTick);
      }
      retireFronts(position, columnTick);
    }
  }

  /** The last tick at which a row of a tensor is read; -1 if it is not. */
  int lastRead(Tensor tensor, int row) {
    int[] ticks = lastReads.get(tensor.name());
    return ticks == null ? NOTHING : ticks[row];
  }

  /** The caller's row is there before any step runs. */
  private void push(int tick) {
    if (stage.feed().isPresent() && stage.feed().get().firing().firesAt(tick)) {
      RowFeed feed = stage.feed().get();
      int row = (tick - feed.firing().first()) / feed.firing().period();
      ColumnTicks columns = ColumnTicks.whole(feed.tensor().shape().width());
      make(feed.tensor(), columns, new Pixels(row, 0, columns.width()));
      Optional.ofNullable(stored.get(feed.tensor().name()))
          .ifPresent(rows -> rows.make(row, columns, 0));
    }
  }

  private void fire(RowsStep step, int tick, int columnTick) {
    int count = (tick - step.firing().first()) / step.firing().period();
    int row = stage.upward() ? step.firing().rows() - 1 - count : count;
    int first = step.columns().first(columnTick);
    int end = step.columns().end(columnTick);
    if (first < end) {
      read(step, new Pixels(row, first, end), tick);
      make(step.node().output(), step.columns(), new Pixels(row, first, end));
    }
    StoredRows rows = stored.get(step.node().output().name());
    if (rows != null && !rows.make(row, step.columns(), columnTick)) {
      findings.add("the front of '%s' is too small".formatted(step.node().output().name()));
    }
  }

  private void make(Tensor tensor, ColumnTicks columns, Pixels pixels) {
    String name = tensor.name();
    BitSet known = made.getOrDefault(name, new BitSet());
    int width = columns.width();
    int first = pixels.row() * width + pixels.firstColumn();
    int end = pixels.row() * width + pixels.endColumn();
    int twice = known.nextSetBit(first);
    if (twice >= 0 && twice < end) {
      findings.add("row %d of '%s' is made twice".formatted(pixels.row(), name));
    }
    known.set(first, end);
  }

  private void read(RowsStep step, Pixels made, int tick) {
    for (int index = 0; index < step.node().inputs().size(); index++) {
      Tensor tensor = step.node().inputs().get(index).tensor();
      if (WindowRead.readsAll(step.node(), index)) {
        readAll(tensor, step.node(), tick);
        continue;
      }
      int[] reads = lastReads.computeIfAbsent(tensor.name(), key -> unread(tensor.shape()));
      for (Pixels pixels : pixelsRead(step, index, made)) {
        reads[pixels.row()] = tick;
        read(tensor, pixels, step.node());
      }
    }
  }

  private void readAll(Tensor tensor, Node reader, int tick) {
    for (int row = 0; row < tensor.shape().height(); row++) {
      lastReads.computeIfAbsent(tensor.name(), key -> unread(tensor.shape()))[row] = tick;
      read(tensor, new Pixels(row, 0, tensor.shape().width()), reader);
    }
  }

  /** What a step reads inside an operand to make some pixels; one that folds reads just these. */
  private static List<Pixels> pixelsRead(RowsStep step, int index, Pixels made) {
    if (step.sums() > 0) {
      return List.of(made);
    }
    WindowRead.Columns columns =
        WindowRead.columns(step.node(), index, made.firstColumn(), made.endColumn());
    return WindowRead.rows(step.node(), index, made.row()).stream()
        .map(row -> new Pixels(row, columns.first(), columns.end()))
        .toList();
  }

  private void read(Tensor tensor, Pixels pixels, Node reader) {
    BitSet known = made.get(tensor.name());
    StoredRows rows = stored.get(tensor.name());
    for (int column = pixels.firstColumn(); column < pixels.endColumn(); column++) {
      if (known != null && !known.get(pixels.row() * tensor.shape().width() + column)) {
        findings.add(
            "row %d of '%s' is read by '%s' before it is made"
                .formatted(pixels.row(), tensor.name(), reader.output().name()));
        return;
      }
      if (rows != null && !rows.holds(pixels.row(), column)) {
        findings.add(
            "row %d of '%s' is gone before '%s' has read it"
                .formatted(pixels.row(), tensor.name(), reader.output().name()));
        return;
      }
    }
  }

  private static int[] unread(Shape shape) {
    int[] ticks = new int[shape.height()];
    Arrays.fill(ticks, NOTHING);
    return ticks;
  }

  /** A row of the caller's stays where it is to the end of the row tick. */
  private void retireFronts(int position, int columnTick) {
    boolean last = columnTick == stage.columnTicks() - 1;
    for (StoredRows rows : stored.values()) {
      if (rows.buffer().copyAfter() == position && (last || !isFed(rows.buffer().tensor()))) {
        rows.retire(columnTick, last);
      }
    }
  }

  private boolean isFed(Tensor tensor) {
    return stage.feed().stream().anyMatch(feed -> feed.tensor().equals(tensor));
  }

  /** Columns of a row. */
  private record Pixels(int row, int firstColumn, int endColumn) {}

  private void requireAllPushed(RowFeed feed) {
    String name = feed.tensor().name();
    int height = feed.tensor().shape().height();
    int width = feed.tensor().shape().width();
    int missing = made.getOrDefault(name, new BitSet()).nextClearBit(0) / width;
    if (missing < height || feed.firing().rows() != height) {
      findings.add("row %d of '%s' is not pushed".formatted(missing, name));
    }
    if (stage.upward() || feed.firing().first() != 0) {
      findings.add("'%s' is not pushed from its first row on".formatted(name));
    }
  }

  private void requireAllRows(RowsStep step) {
    Node node = step.node();
    int height = step.firing().rows();
    int width = step.columns().width();
    Shape shape = step.sums() > 0 ? node.input().tensor().shape() : node.output().shape();
    int missing = made.getOrDefault(node.output().name(), new BitSet()).nextClearBit(0);
    if (missing < height * width || height != shape.height() || width != shape.width()) {
      findings.add("row %d of '%s' is not made".formatted(missing / width, node.output().name()));
    }
    if (step.sums() > 0 && sumsOf(node) != step.sums()) {
      findings.add("'%s' cannot fold into %d sums".formatted(node.output().name(), step.sums()));
    }
  }

  /** How many sums of all rows a node is made of; none if it is not made of such sums. */
  private static int sumsOf(Node node) {
    if (node.op() instanceof Op.Dense) {
      return node.output().shape().elements();
    }
    Shape input = node.input().shape();
    Window window = WindowRead.of(node, 0);
    boolean averages =
        node.op() instanceof Op.AveragePool
            || (node.op() instanceof Op.Mean mean && !mean.channels());
    boolean all = window.kernelHeight() == input.height() && window.kernelWidth() == input.width();
    return averages && all ? input.channels() : 0;
  }
}
