package dev.pex.processor.memory;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.Window;
import dev.pex.processor.graph.WindowRead;
import dev.pex.processor.schedule.LineBuffer;
import dev.pex.processor.schedule.RowFeed;
import dev.pex.processor.schedule.RowsStep;
import dev.pex.processor.schedule.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Runs a rows stage on marked bytes, whole rows at a time, for the verifier. */
final class MarkedRows {
  private final Stage.Rows stage;
  private final ToIntFunction<String> offsets;
  private final MarkedArena arena;
  private final int callersRow;
  private final Map<String, LineBuffer> buffers = new HashMap<>();
  private final Map<String, Integer> fronts = new HashMap<>();

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
  }

  void run() {
    for (int tick = 0; tick < stage.rowTicks(); tick++) {
      fronts.clear();
      push(tick);
      for (int position = 0; position < stage.steps().size(); position++) {
        RowsStep step = stage.steps().get(position);
        if (step.firing().firesAt(tick)) {
          int count = (tick - step.firing().first()) / step.firing().period();
          fire(step, stage.upward() ? step.firing().rows() - 1 - count : count, count);
        }
        copyFronts(position);
      }
    }
  }

  /** The caller has written the row before any step runs. */
  private void push(int tick) {
    for (RowFeed feed : stage.feed().stream().toList()) {
      if (feed.firing().firesAt(tick)) {
        int row = (tick - feed.firing().first()) / feed.firing().period();
        fronts.put(feed.tensor().name(), row);
        arena.write(row(feed.tensor(), row));
      }
    }
  }

  private void fire(RowsStep step, int row, int count) {
    String reader = "'" + step.node().output().name() + "'";
    List<MarkedArena.Run> read = rowsRead(step, row);
    read.forEach(run -> arena.read(run, reader));
    if (step.sums() > 0) {
      fold(step, count, reader);
    } else {
      write(step, row, read, reader);
    }
  }

  private void fold(RowsStep step, int count, String reader) {
    String name = step.node().output().name() + ".sums";
    int bytes = step.sums() * Integer.BYTES;
    MarkedArena.Run sums = new MarkedArena.Run(name, 0, bytes, offsets.applyAsInt(name));
    if (count == 0) {
      arena.write(sums);
      rowsRead(step, stage.upward() ? step.firing().rows() - 1 : 0)
          .forEach(run -> arena.read(run, reader));
    }
    arena.read(sums, reader);
    if (count == step.firing().rows() - 1) {
      Tensor output = step.node().output();
      int offset = offsets.applyAsInt(output.name());
      arena.write(new MarkedArena.Run(output.name(), 0, output.shape().elements(), offset));
      arena.read(sums, reader);
    }
  }

  private void write(RowsStep step, int row, List<MarkedArena.Run> read, String reader) {
    Tensor output = step.node().output();
    int elements = output.shape().rowElements();
    int offset =
        buffers.containsKey(output.name())
            ? offsets.applyAsInt(output.name() + ".front")
            : offsets.applyAsInt(output.name()) + row * elements;
    MarkedArena.Run made = new MarkedArena.Run(output.name(), row * elements, elements, offset);
    if (MemoryLayoutVerifier.isElementwise(step.node().op())) {
      for (int element = 0; element < elements; element++) {
        for (MarkedArena.Run run : read) {
          arena.read(run.only(element), reader);
        }
        arena.write(made.only(element));
      }
    } else {
      arena.write(made);
      read.forEach(run -> arena.read(run, reader));
    }
    if (buffers.containsKey(output.name())) {
      fronts.put(output.name(), row);
    }
  }

  /** The rows inside the operands that a step reads for a row; one that folds reads that row. */
  private List<MarkedArena.Run> rowsRead(RowsStep step, int row) {
    List<MarkedArena.Run> runs = new ArrayList<>();
    for (int index = 0; index < step.node().inputs().size(); index++) {
      Operand operand = step.node().inputs().get(index);
      if (step.sums() > 0) {
        runs.add(row(operand.tensor(), row));
        continue;
      }
      Window window = WindowRead.of(step.node(), index);
      for (int tap = 0; tap < window.kernelHeight(); tap++) {
        int read =
            row * window.strideHeight() - window.padding().top() + tap * window.dilationHeight();
        if (read >= 0 && read < operand.shape().height()) {
          runs.add(row(operand.tensor(), read));
        }
      }
    }
    return runs;
  }

  private MarkedArena.Run row(Tensor tensor, int row) {
    int elements = tensor.shape().rowElements();
    return new MarkedArena.Run(tensor.name(), row * elements, elements, place(tensor, row));
  }

  private int place(Tensor tensor, int row) {
    LineBuffer buffer = buffers.get(tensor.name());
    if (buffer == null) {
      return offsets.applyAsInt(tensor.name()) + row * tensor.shape().rowElements();
    }
    if (fronts.getOrDefault(tensor.name(), -1) != row && buffer.lines() > 0) {
      return line(buffer, row);
    }
    return isFed(tensor) ? callersRow : offsets.applyAsInt(tensor.name() + ".front");
  }

  private boolean isFed(Tensor tensor) {
    return stage.feed().stream().anyMatch(feed -> feed.tensor().equals(tensor));
  }

  private int line(LineBuffer buffer, int row) {
    return offsets.applyAsInt(buffer.tensor().name() + ".lines")
        + row % buffer.lines() * buffer.tensor().shape().rowElements();
  }

  private void copyFronts(int position) {
    for (LineBuffer buffer : stage.buffers()) {
      Integer front = fronts.get(buffer.tensor().name());
      if (buffer.copyAfter() == position && front != null) {
        String name = buffer.tensor().name();
        if (buffer.lines() > 0) {
          arena.read(row(buffer.tensor(), front), "its line");
          fronts.remove(name);
          arena.write(row(buffer.tensor(), front));
        }
        fronts.remove(name);
      }
    }
  }
}
