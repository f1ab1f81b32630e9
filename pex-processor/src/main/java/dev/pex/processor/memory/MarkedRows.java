package dev.pex.processor.memory;

import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.WindowRead;
import dev.pex.processor.schedule.ColumnTicks;
import dev.pex.processor.schedule.LineBuffer;
import dev.pex.processor.schedule.RowFeed;
import dev.pex.processor.schedule.RowsStep;
import dev.pex.processor.schedule.SliceLoop;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.schedule.StageBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private MarkedSlice slice = MarkedSlice.ALL;

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
      Optional<SliceLoop> loop = stage.sliceLoop(position);
      if (loop.isEmpty()) {
        step(position, tick, columnTick);
      } else if (loop.get().firstPosition() == position) {
        runSlices(loop.get(), tick);
      }
      retireFronts(position, columnTick, false);
    }
  }

  private void step(int position, int tick, int columnTick) {
    RowsStep step = stage.steps().get(position);
    if (step.firing().firesAt(tick)) {
      fire(step, row(step, tick), columnTick);
    }
  }

  private int row(RowsStep step, int tick) {
    int count = (tick - step.firing().first()) / step.firing().period();
    return stage.upward() ? step.firing().rows() - 1 - count : count;
  }

  private void runSlices(SliceLoop loop, int tick) {
    RowsStep last = stage.steps().get(loop.endPosition() - 1);
    boolean adds = loop.sums() > 0 && last.firing().firesAt(tick);
    if (adds) {
      arena.write(sums(last, loop.sums()));
    }
    for (int index = 0; index < loop.slices(); index++) {
      slice = new MarkedSlice(index, loop.slices());
      for (int position = loop.firstPosition(); position < loop.endPosition(); position++) {
        step(position, tick, 0);
        retireFronts(position, 0, true);
      }
    }
    slice = MarkedSlice.ALL;
    if (adds) {
      endSlices(last, row(last, tick), loop.sums());
    }
  }

  /** Each element is written as soon as its sum was read. */
  private void endSlices(RowsStep step, int row, int count) {
    Tensor output = step.node().output();
    MarkedArena.Run made = pixels(output, new Pixels(row, 0, output.shape().width()));
    MarkedArena.Run sums = sums(step, count);
    for (int element = 0; element < count; element++) {
      int word = element * Integer.BYTES;
      arena.read(
          new MarkedArena.Run(sums.tensor(), word, Integer.BYTES, sums.offset() + word),
          "'" + output.name() + "'");
      arena.write(made.only(element));
    }
  }

  private boolean addsSlices(RowsStep step) {
    return stage.sliceLoops().stream()
        .filter(loop -> loop.sums() > 0)
        .anyMatch(loop -> stage.steps().get(loop.endPosition() - 1).equals(step));
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
    List<List<MarkedArena.Run>> read = rowsRead(step, made);
    read.forEach(runs -> runs.forEach(run -> arena.read(run, reader)));
    if (step.sums() > 0) {
      arena.read(sums(step), reader);
    } else if (!addsSlices(step)) {
      write(step, slice(output, made), read, reader);
    }
  }

  private MarkedArena.Run sums(RowsStep step) {
    return sums(step, step.sums());
  }

  private MarkedArena.Run sums(RowsStep step, int count) {
    String name = StageBuffer.SUMS.of(step.node().output());
    return new MarkedArena.Run(name, 0, count * Integer.BYTES, offsets.applyAsInt(name));
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
      RowsStep step, List<MarkedArena.Run> made, List<List<MarkedArena.Run>> read, String reader) {
    if (!MemoryLayoutVerifier.isElementwise(step.node().op())) {
      made.forEach(arena::write);
      read.forEach(runs -> runs.forEach(run -> arena.read(run, reader)));
      return;
    }
    for (int pixel = 0; pixel < made.size(); pixel++) {
      for (int element = 0; element < made.get(pixel).elements(); element++) {
        for (List<MarkedArena.Run> runs : read) {
          MarkedArena.Run run = runs.get(pixel % runs.size());
          arena.read(run.only(element % run.elements()), reader);
        }
        arena.write(made.get(pixel).only(element));
      }
    }
  }

  /**
   * What a step reads of each operand to make some pixels; one that folds reads just these. A
   * convolution that makes a slice reads all channels.
   */
  private List<List<MarkedArena.Run>> rowsRead(RowsStep step, Pixels made) {
    boolean all = step.node().op() instanceof Op.Conv2D && !addsSlices(step);
    List<List<MarkedArena.Run>> read = new ArrayList<>();
    for (int index = 0; index < step.node().inputs().size(); index++) {
      Operand operand = step.node().inputs().get(index);
      if (step.sums() > 0) {
        read.add(List.of(pixels(operand.tensor(), made)));
        continue;
      }
      if (WindowRead.readsAll(step.node(), index)) {
        Tensor factor = operand.tensor();
        int offset = offsets.applyAsInt(factor.name());
        read.add(
            slice.of(
                new MarkedArena.Run(factor.name(), 0, factor.shape().elements(), offset), factor));
        continue;
      }
      List<MarkedArena.Run> runs = new ArrayList<>();
      WindowRead.Columns columns =
          WindowRead.columns(step.node(), index, made.firstColumn(), made.endColumn());
      for (int row : WindowRead.rows(step.node(), index, made.row())) {
        Pixels window = new Pixels(row, columns.first(), columns.end());
        if (!window.isEmpty()) {
          Tensor tensor = operand.tensor();
          runs.addAll(all ? List.of(pixels(tensor, window)) : slice(tensor, window));
        }
      }
      read.add(runs);
    }
    return read;
  }

  /**
   * The slice of pixels that a loop is at: some of the channels where all lie, or all there are.
   */
  private List<MarkedArena.Run> slice(Tensor tensor, Pixels pixels) {
    MarkedArena.Run all = pixels(tensor, pixels);
    LineBuffer buffer = buffers.get(tensor.name());
    if (buffer == null || !buffer.isSliced()) {
      return slice.of(all, tensor);
    }
    Front front = fronts.getOrDefault(tensor.name(), new Front(-1, 0));
    int channels = tensor.shape().channels() / buffer.slices();
    return buffer.lines() == 0 || front.row() == pixels.row()
        ? slice.alone(
            all,
            tensor,
            offsets.applyAsInt(StageBuffer.FRONT.of(tensor)) + pixels.firstColumn() * channels)
        : sliceInLine(buffer, pixels);
  }

  /** A line holds one slice after the other. */
  private List<MarkedArena.Run> sliceInLine(LineBuffer buffer, Pixels pixels) {
    Tensor tensor = buffer.tensor();
    int channels = tensor.shape().channels() / buffer.slices();
    int line =
        offsets.applyAsInt(StageBuffer.LINES.of(tensor))
            + pixels.row() % buffer.lines() * tensor.shape().rowElements();
    int column = slice.index() * tensor.shape().width() + pixels.firstColumn();
    return slice.alone(inLine(buffer, pixels), tensor, line + column * channels);
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
  private void retireFronts(int position, int columnTick, boolean sliced) {
    for (LineBuffer buffer : stage.buffers()) {
      Front front = fronts.get(buffer.tensor().name());
      boolean read = !isFed(buffer.tensor()) || columnTick == stage.columnTicks() - 1;
      boolean done = buffer.copyAfter() == position && buffer.isSliced() == sliced && read;
      if (done && front != null && sliced) {
        retireSlice(buffer, new Pixels(front.row(), 0, buffer.tensor().shape().width()));
      } else if (done && front != null) {
        retire(buffer, front, columnTick);
      }
    }
  }

  private void retireSlice(LineBuffer buffer, Pixels pixels) {
    if (buffer.lines() > 0) {
      slice(buffer.tensor(), pixels).forEach(run -> arena.read(run, "its line"));
      sliceInLine(buffer, pixels).forEach(arena::write);
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
