package dev.pex.processor.program;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.Firing;
import dev.pex.processor.schedule.LineBuffer;
import dev.pex.processor.schedule.Presence;
import dev.pex.processor.schedule.RowsStep;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.schedule.StageBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Which rows of a tensor a buffer holds while a stage runs. */
final class RowsHeld {
  private static final Range NONE = new Range(0, 0);

  private final Map<String, Tensor> tensors = new HashMap<>();
  private final Map<String, IntFunction<Range>> parts = new HashMap<>();

  RowsHeld(Graph graph, Stage stage) {
    graph.inputs().forEach(port -> tensors.put(port.tensor().name(), port.tensor()));
    graph.nodes().forEach(node -> tensors.put(node.output().name(), node.output()));
    if (stage instanceof Stage.Rows rows) {
      Map<String, Firing> firings = new HashMap<>();
      rows.feed().ifPresent(feed -> firings.put(feed.tensor().name(), feed.firing()));
      for (RowsStep step : rows.steps()) {
        firings.put(step.node().output().name(), step.firing());
      }
      for (LineBuffer buffer : rows.buffers()) {
        Optional.ofNullable(firings.get(buffer.tensor().name()))
            .ifPresent(made -> addParts(buffer, made, rows.upward()));
      }
    }
  }

  private void addParts(LineBuffer buffer, Firing made, boolean upward) {
    Tensor tensor = buffer.tensor();
    parts.put(
        StageBuffer.FRONT.of(tensor),
        tick -> {
          int end = made.rowsUpTo(tick);
          return rows(Math.max(0, end - 1), end, tensor, upward);
        });
    parts.put(
        StageBuffer.LINES.of(tensor),
        tick -> {
          int end = made.rowsUpTo(tick) - (made.firesAt(tick) ? 1 : 0);
          return rows(Math.max(0, end - buffer.lines()), end, tensor, upward);
        });
  }

  /** Rows counted in the direction in which they run. */
  private static Range rows(int first, int end, Tensor tensor, boolean upward) {
    int height = tensor.shape().height();
    return upward ? new Range(height - end, height - first) : new Range(first, end);
  }

  /** The rows at a tick; none of sums, slices and counts. */
  Range at(int tick, Presence presence) {
    Tensor whole = tensors.get(presence.buffer());
    if (whole == null) {
      return parts.getOrDefault(presence.buffer(), anyTick -> NONE).apply(tick);
    }
    int rowBytes = whole.shape().rowElements();
    int end = (presence.high().get(tick) + rowBytes - 1) / rowBytes;
    return new Range(Math.min(presence.low().get(tick) / rowBytes, end), end);
  }
}
