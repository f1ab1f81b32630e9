package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.Window;
import dev.pex.processor.graph.WindowRead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of a rows stage on row numbers, for the verifier: which row every front and line holds,
 * and whether readers find there what their operators need.
 */
final class RowsStageRun {
  private static final int NOTHING = -1;

  private final Stage.Rows stage;
  private final List<String> findings;
  private final Map<String, LineBuffer> buffers = new HashMap<>();
  private final Map<String, int[]> lines = new HashMap<>();
  private final Map<String, Integer> fronts = new HashMap<>();
  private final Map<String, Integer> newest = new HashMap<>();
  private final Map<String, BitSet> made = new HashMap<>();
  private final Map<String, int[]> lastReads = new HashMap<>();

  RowsStageRun(Stage.Rows stage, List<String> findings) {
    this.stage = stage;
    this.findings = findings;
    for (LineBuffer buffer : stage.buffers()) {
      int[] rows = new int[buffer.lines()];
      Arrays.fill(rows, NOTHING);
      lines.put(buffer.tensor().name(), rows);
      buffers.put(buffer.tensor().name(), buffer);
    }
    stage.nodes().forEach(node -> made.put(node.output().name(), new BitSet()));
    stage.feed().ifPresent(feed -> made.put(feed.tensor().name(), new BitSet()));
  }

  void run() {
    for (int tick = 0; tick < stage.rowTicks(); tick++) {
      fronts.clear();
      newest.clear();
      push(tick);
      for (int position = 0; position < stage.steps().size(); position++) {
        RowsStep step = stage.steps().get(position);
        if (step.firing().firesAt(tick)) {
          fire(step, tick);
        }
        retireFronts(position);
      }
    }
    stage.steps().forEach(this::requireAllRows);
    stage.feed().ifPresent(this::requireAllPushed);
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
      makeRow(feed.tensor(), (tick - feed.firing().first()) / feed.firing().period());
    }
  }

  private void fire(RowsStep step, int tick) {
    int count = (tick - step.firing().first()) / step.firing().period();
    int row = stage.upward() ? step.firing().rows() - 1 - count : count;
    Node node = step.node();
    for (int operand = 0; operand < node.inputs().size(); operand++) {
      for (int needed : rowsRead(step, operand, row)) {
        read(node.inputs().get(operand).tensor(), needed, tick, node);
      }
    }
    makeRow(node.output(), row);
  }

  private void makeRow(Tensor tensor, int row) {
    BitSet rows = made.getOrDefault(tensor.name(), new BitSet());
    if (rows.get(row)) {
      findings.add("row %d of '%s' is made twice".formatted(row, tensor.name()));
    }
    rows.set(row);
    if (buffers.containsKey(tensor.name())) {
      fronts.put(tensor.name(), row);
      newest.put(tensor.name(), row);
    }
  }

  /** The rows inside an operand that a step reads for a row; one that folds reads that row. */
  private static List<Integer> rowsRead(RowsStep step, int operand, int row) {
    if (step.sums() > 0) {
      return List.of(row);
    }
    Window window = WindowRead.of(step.node(), operand);
    int height = step.node().inputs().get(operand).shape().height();
    List<Integer> rows = new ArrayList<>();
    for (int tap = 0; tap < window.kernelHeight(); tap++) {
      int read =
          row * window.strideHeight() - window.padding().top() + tap * window.dilationHeight();
      if (read >= 0 && read < height) {
        rows.add(read);
      }
    }
    return rows;
  }

  private void read(Tensor tensor, int row, int tick, Node reader) {
    lastReads.computeIfAbsent(tensor.name(), key -> unread(tensor.shape()))[row] = tick;
    BitSet rows = made.get(tensor.name());
    if (rows != null && !rows.get(row)) {
      findings.add(
          "row %d of '%s' is read by '%s' before it is made"
              .formatted(row, tensor.name(), reader.output().name()));
    } else if (buffers.containsKey(tensor.name()) && !isHeld(tensor, row)) {
      findings.add(
          "row %d of '%s' is gone before '%s' has read it"
              .formatted(row, tensor.name(), reader.output().name()));
    }
  }

  private static int[] unread(Shape shape) {
    int[] ticks = new int[shape.height()];
    Arrays.fill(ticks, NOTHING);
    return ticks;
  }

  /** Within the tick in which it is made, a row is read in the front, later in its line. */
  private boolean isHeld(Tensor tensor, int row) {
    if (newest.getOrDefault(tensor.name(), NOTHING) == row) {
      return fronts.containsKey(tensor.name());
    }
    int[] ring = lines.getOrDefault(tensor.name(), new int[0]);
    return ring.length > 0 && ring[row % ring.length] == row;
  }

  private void retireFronts(int position) {
    for (LineBuffer buffer : stage.buffers()) {
      Integer front = fronts.get(buffer.tensor().name());
      if (buffer.copyAfter() == position && front != null) {
        int[] ring = lines.getOrDefault(buffer.tensor().name(), new int[0]);
        if (ring.length > 0) {
          ring[front % ring.length] = front;
        }
        fronts.remove(buffer.tensor().name());
      }
    }
  }

  private void requireAllPushed(RowFeed feed) {
    String name = feed.tensor().name();
    int height = feed.tensor().shape().height();
    int missing = made.getOrDefault(name, new BitSet()).nextClearBit(0);
    if (missing < height || feed.firing().rows() != height) {
      findings.add("row %d of '%s' is not pushed".formatted(missing, name));
    }
    if (stage.upward() || feed.firing().first() != 0) {
      findings.add("'%s' is not pushed from its first row on".formatted(name));
    }
  }

  private void requireAllRows(RowsStep step) {
    Node node = step.node();
    int missing = made.getOrDefault(node.output().name(), new BitSet()).nextClearBit(0);
    int height =
        step.sums() > 0 ? node.input().tensor().shape().height() : node.output().shape().height();
    if (missing < height || step.firing().rows() != height) {
      findings.add("row %d of '%s' is not made".formatted(missing, node.output().name()));
    }
    if (step.sums() > 0 && sumsOf(node) != step.sums()) {
      findings.add("'%s' cannot fold into %d sums".formatted(node.output().name(), step.sums()));
    }
    if (step.columns().end(stage.columnTicks() - 1) != step.columns().width()) {
      findings.add("some columns of '%s' are not made".formatted(node.output().name()));
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
