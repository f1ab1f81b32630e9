package dev.pex.processor.memory;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.WindowRead;
import dev.pex.processor.schedule.ColumnTicks;
import dev.pex.processor.schedule.LineBuffer;
import dev.pex.processor.schedule.RowFeed;
import dev.pex.processor.schedule.RowsStep;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.schedule.StageBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Runs a rows stage on marked bytes, chunk by chunk, for the verifier. */
final class MarkedRows {
  private final Stage.Rows stage;
  private final ToIntFunction<String> offsets;
  private final MarkedArena arena;
  private final int callersRow;
  private final Map<String, LineBuffer> buffers = new HashMap<>();
  private final Map<String, ColumnTicks> makers = new HashMap<>();
  private final Map<String, Front> fronts = new HashMap<>();

  /** A row in a front, from a column on. */
  private record Front(int row, int firstColumn) {}

  /** Columns of a row. */
  private record Pixels(int row, int firstColumn, int endColumn) {
    boolean isEmpty() {
      return firstColumn >= endColumn;
    }
  }

  /**
   * A run.
   *
   * @param offsets the place of a buffer
   * @param callersRow the place of a row that the caller pushes
   */
  MarkedRows(Stage.Rows stage, ToIntFunction<String> offsets, MarkedArena arena, int callersRow) {
    this.stage = stage;
    this.offsets = offsets;
    this.arena = arena;
    this.callersRow = callersRow;
    stage.buffers().forEach(buffer -> buffers.put(buffer.tensor().name(), buffer));
    stage.steps().forEach(step -> makers.put(step.node().output().name(), step.columns()));
    stage
        .feed()
        .map(RowFeed::tensor)
        .ifPresent(fed -> makers.put(fed.name(), ColumnTicks.whole(fed.shape().width())));
  }

  void run() {
    for (int tick = 0; tick < stage.rowTicks(); tick++) {
      int now = tick;
      fronts.clear();
      stage.feed().ifPresent(feed -> push(feed, now));
      for (RowsStep step : stage.steps()) {
        if (step.sums() > 0 && step.firing().first() == tick) {
          arena.write(sums(step));
        }
      }
      for (int columnTick = 0; columnTick < stage.columnTicks(); columnTick++) {
        run(tick, columnTick);
      }
      for (RowsStep step : stage.steps()) {
        if (step.sums() > 0 && step.firing().endTick() - 1 == tick) {
          endFold(step);
        }
      }
    }
  }

  private void run(int tick, int columnTick) {
    for (int position = 0; position < stage.steps().size(); position++) {
      RowsStep step = stage.steps().get(position);
      if (step.firing().firesAt(tick)) {
        int count = (tick - step.firing().first()) / step.firing().period();
        int row = stage.upward() ? step.firing().rows() - 1 - count : count;
        fire(step, row, columnTick);
      }
      retireFronts(position, columnTick);
    }
  }

  /** The caller has written the row before any step runs. */
  private void push(RowFeed feed, int tick) {
    if (feed.firing().firesAt(tick)) {
      int row = (tick - feed.firing().first()) / feed.firing().period();
      fronts.put(feed.tensor().name(), new Front(row, 0));
      arena.write(pixels(feed.tensor(), new Pixels(row, 0, feed.tensor().shape().width())));
    }
  }

  private boolean isFed(Tensor tensor) {
    return stage.feed().stream().anyMatch(feed -> feed.tensor().equals(tensor));
  }

  private void fire(RowsStep step, int row, int columnTick) {
    int first = step.columns().first(columnTick);
    Pixels made = new Pixels(row, first, step.columns().end(columnTick));
    Tensor output = step.node().output();
    LineBuffer buffer = buffers.get(output.name());
    if (buffer != null) {
      fronts.put(
          output.name(), new Front(row, step.columns().held(columnTick, buffer.contextColumns())));
    }
    if (made.isEmpty()) {
      return;
    }
    String reader = "'" + output.name() + "'";
    List<MarkedArena.Run> read = rowsRead(step, made);
    read.forEach(run -> arena.read(run, reader));
    if (step.sums() > 0) {
      arena.read(sums(step), reader);
    } else {
      write(step, pixels(output, made), read, reader);
    }
  }

  private MarkedArena.Run sums(RowsStep step) {
    String name = StageBuffer.SUMS.of(step.node().output());
    return new MarkedArena.Run(name, 0, step.sums() * Integer.BYTES, offsets.applyAsInt(name));
  }

  private void endFold(RowsStep step) {
    Tensor output = step.node().output();
    String reader = "'" + output.name() + "'";
    arena.read(sums(step), reader);
    int offset = offsets.applyAsInt(output.name());
    arena.write(new MarkedArena.Run(output.name(), 0, output.shape().elements(), offset));
    arena.read(sums(step), reader);
  }

  private void write(
      RowsStep step, MarkedArena.Run made, List<MarkedArena.Run> read, String reader) {
    if (MemoryLayoutVerifier.isElementwise(step.node().op())) {
      for (int element = 0; element < made.elements(); element++) {
        for (MarkedArena.Run run : read) {
          arena.read(run.only(element % run.elements()), reader);
        }
        arena.write(made.only(element));
      }
    } else {
      arena.write(made);
      read.forEach(run -> arena.read(run, reader));
    }
  }

  /** What a step reads of its operands to make some pixels; one that folds reads just these. */
  private List<MarkedArena.Run> rowsRead(RowsStep step, Pixels made) {
    List<MarkedArena.Run> runs = new ArrayList<>();
    for (int index = 0; index < step.node().inputs().size(); index++) {
      Operand operand = step.node().inputs().get(index);
      if (step.sums() > 0) {
        runs.add(pixels(operand.tensor(), made));
        continue;
      }
      if (WindowRead.readsAll(step.node(), index)) {
        Tensor factor = operand.tensor();
        int offset = offsets.applyAsInt(factor.name());
        runs.add(new MarkedArena.Run(factor.name(), 0, factor.shape().elements(), offset));
        continue;
      }
      WindowRead.Columns columns =
          WindowRead.columns(step.node(), index, made.firstColumn(), made.endColumn());
      for (int row : WindowRead.rows(step.node(), index, made.row())) {
        Pixels read = new Pixels(row, columns.first(), columns.end());
        if (!read.isEmpty()) {
          runs.add(pixels(operand.tensor(), read));
        }
      }
    }
    return runs;
  }

  /** Pixels where they lie: a newest row in its front, another in its line. */
  private MarkedArena.Run pixels(Tensor tensor, Pixels pixels) {
    LineBuffer buffer = buffers.get(tensor.name());
    if (buffer == null) {
      return run(tensor, pixels, offsets.applyAsInt(tensor.name()), new Front(0, 0));
    }
    Front front = fronts.getOrDefault(tensor.name(), new Front(-1, 0));
    return front.row() == pixels.row() || buffer.lines() == 0
        ? run(
            tensor,
            pixels,
            isFed(tensor) ? callersRow : offsets.applyAsInt(StageBuffer.FRONT.of(tensor)),
            new Front(pixels.row(), front.firstColumn()))
        : inLine(buffer, pixels);
  }

  private MarkedArena.Run inLine(LineBuffer buffer, Pixels pixels) {
    Tensor tensor = buffer.tensor();
    int firstRow = pixels.row() - pixels.row() % buffer.lines();
    return run(
        tensor, pixels, offsets.applyAsInt(StageBuffer.LINES.of(tensor)), new Front(firstRow, 0));
  }

  /** Pixels in a place that starts with some pixel. */
  private static MarkedArena.Run run(Tensor tensor, Pixels pixels, int offset, Front start) {
    int channels = tensor.shape().channels();
    int width = tensor.shape().width();
    int first = pixels.row() * width + pixels.firstColumn();
    int skipped = start.row() * width + start.firstColumn();
    return new MarkedArena.Run(
        tensor.name(),
        first * channels,
        (pixels.endColumn() - pixels.firstColumn()) * channels,
        offset + (first - skipped) * channels);
  }

  /**
   * What is not read in a front any more goes to its line; the rest to the front's start. A row of
   * the caller's stays where it is to the end of the row tick.
   */
  private void retireFronts(int position, int columnTick) {
    for (LineBuffer buffer : stage.buffers()) {
      Front front = fronts.get(buffer.tensor().name());
      boolean read = !isFed(buffer.tensor()) || columnTick == stage.columnTicks() - 1;
      if (buffer.copyAfter() == position && read && front != null) {
        retire(buffer, front, columnTick);
      }
    }
  }

  private void retire(LineBuffer buffer, Front front, int columnTick) {
    Tensor tensor = buffer.tensor();
    ColumnTicks columns = makers.getOrDefault(tensor.name(), ColumnTicks.whole(1));
    boolean last = columnTick == stage.columnTicks() - 1;
    int kept = last ? columns.width() : columns.held(columnTick + 1, buffer.contextColumns());
    Pixels finished = new Pixels(front.row(), front.firstColumn(), kept);
    MarkedArena.Run from = pixels(tensor, finished);
    if (buffer.lines() > 0) {
      arena.read(from, "its line");
      arena.write(inLine(buffer, finished));
    }
    int left = Math.max(0, columns.end(columnTick) - kept) * tensor.shape().channels();
    arena.move(from.offset() + from.elements(), from.offset(), left);
    fronts.put(tensor.name(), new Front(front.row(), kept));
  }
}
