package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the bytes alive in a rows stage, for the verifier, from a run on row numbers. */
final class RowsStageBytes {
  private final Stage.Rows stage;
  private final RowsStageRun run;
  private final Map<String, Tensor> before;
  private final Set<String> after;
  private final Map<String, Integer> makers = new HashMap<>();

  /**
   * A counter.
   *
   * @param before tensors alive before the stage
   * @param after names of those alive after it
   */
  RowsStageBytes(
      Stage.Rows stage, RowsStageRun run, Map<String, Tensor> before, Set<String> after) {
    this.stage = stage;
    this.run = run;
    this.before = before;
    this.after = after;
    for (int position = 0; position < stage.steps().size(); position++) {
      makers.put(stage.steps().get(position).node().output().name(), position);
    }
  }

  /** The most bytes alive at any time. */
  int peak() {
    int most = 0;
    for (int tick = 0; tick < stage.rowTicks(); tick++) {
      int atTick = tensorBytes(tick) + sumsBytes(tick) + lineBytes(tick);
      for (int position = 0; position < stage.steps().size(); position++) {
        most = Math.max(most, atTick + frontBytes(tick, position) + rowSumsBytes(tick, position));
      }
    }
    return most;
  }

  /**
   * Whole tensors: those from before without the rows that are read, and what is made of others.
   */
  private int tensorBytes(int tick) {
    int bytes = 0;
    for (Tensor tensor : before.values()) {
      int gone = after.contains(tensor.name()) ? 0 : rowsGone(tensor, tick);
      bytes += (tensor.shape().height() - gone) * tensor.shape().rowElements();
    }
    for (RowsStep step : stage.steps()) {
      Tensor tensor = step.node().output();
      boolean whole = stage.buffers().stream().noneMatch(buffer -> buffer.tensor().equals(tensor));
      if (whole && step.sums() > 0) {
        bytes += tick >= step.firing().endTick() - 1 ? tensor.shape().elements() : 0;
      } else if (whole) {
        bytes += step.firing().rowsUpTo(tick) * tensor.shape().rowElements();
      }
    }
    return bytes;
  }

  /** Rows, counted in the direction of running, before the first that is read now or later. */
  private int rowsGone(Tensor tensor, int tick) {
    int height = tensor.shape().height();
    int gone = 0;
    while (gone < height
        && run.lastRead(tensor, stage.upward() ? height - 1 - gone : gone) < tick) {
      gone++;
    }
    return gone;
  }

  private int sumsBytes(int tick) {
    return stage.steps().stream()
        .filter(step -> step.firing().first() <= tick && tick < step.firing().endTick())
        .mapToInt(step -> step.sums() * Integer.BYTES)
        .sum();
  }

  /** Sums of a row, while slices are added to them. */
  private int rowSumsBytes(int tick, int position) {
    int bytes = 0;
    for (SliceLoop loop : stage.sliceLoops()) {
      boolean fires = stage.steps().get(loop.endPosition() - 1).firing().firesAt(tick);
      boolean runs = loop.firstPosition() <= position && position < loop.endPosition();
      bytes += fires && runs ? loop.sums() * Integer.BYTES : 0;
    }
    return bytes;
  }

  /**
   * Lines count once they are used, and while rows are copied to them; running upward, they are
   * filled from any end.
   */
  private int lineBytes(int tick) {
    int bytes = 0;
    for (LineBuffer buffer : stage.buffers()) {
      Tensor tensor = buffer.tensor();
      Firing made = made(tensor);
      int rows = made.rowsUpTo(tick);
      int used = stage.upward() ? buffer.lines() : Math.min(rows, buffer.lines());
      boolean copied = made.firesAt(tick);
      if (copied || (rows > 0 && rowsGone(tensor, tick) < tensor.shape().height())) {
        bytes += used * tensor.shape().rowElements();
      }
    }
    return bytes;
  }

  private int frontBytes(int tick, int position) {
    int bytes = 0;
    for (LineBuffer buffer : stage.buffers()) {
      int maker = makers.getOrDefault(buffer.tensor().name(), 0);
      boolean there =
          buffer.contextColumns() > 0
              || (begin(buffer, maker) <= position && position <= buffer.copyAfter());
      boolean overwrites =
          maker == position
              && (replacesSums(maker) || overwrites(maker(buffer.tensor()).node(), buffer));
      if (there && maker(buffer.tensor()).firing().firesAt(tick) && !overwrites) {
        bytes += buffer.frontBytes();
      }
    }
    return bytes;
  }

  /** What is not sliced is there from the first slice on; what sums become, from the last. */
  private int begin(LineBuffer buffer, int maker) {
    return stage.sliceLoops().stream()
        .filter(loop -> buffer.slices() == 1 && !replacesSums(maker))
        .filter(loop -> loop.firstPosition() <= maker && maker < loop.endPosition())
        .mapToInt(SliceLoop::firstPosition)
        .findFirst()
        .orElse(maker);
  }

  private boolean replacesSums(int position) {
    return stage.sliceLoops().stream()
        .anyMatch(loop -> loop.sums() > 0 && loop.endPosition() == position + 1);
  }

  /** Whether an elementwise node consumes a front that nothing reads afterwards. */
  private boolean overwrites(Node node, LineBuffer output) {
    boolean elementwise =
        node.op() instanceof Op.Add
            || node.op() instanceof Op.Mul
            || node.op() instanceof Op.Activation
            || node.op() instanceof Op.Unary
            || node.op() instanceof Op.Requantize
            || node.op() instanceof Op.Softmax;
    int position = makers.getOrDefault(node.output().name(), 0);
    List<Tensor> operands = node.inputs().stream().map(Operand::tensor).toList();
    return elementwise
        && output.contextColumns() == 0
        && stage.buffers().stream()
            .filter(buffer -> operands.contains(buffer.tensor()))
            .filter(buffer -> buffer.copyAfter() == position)
            .filter(buffer -> buffer.lines() == 0 && buffer.contextColumns() == 0)
            .anyMatch(buffer -> buffer.frontBytes() == output.frontBytes());
  }

  private Firing made(Tensor tensor) {
    return stage
        .feed()
        .filter(feed -> feed.tensor().equals(tensor))
        .map(RowFeed::firing)
        .orElseGet(() -> maker(tensor).firing());
  }

  private RowsStep maker(Tensor tensor) {
    return stage.steps().get(makers.getOrDefault(tensor.name(), 0));
  }
}
