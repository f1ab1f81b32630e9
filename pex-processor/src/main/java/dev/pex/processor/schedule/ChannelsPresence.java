package dev.pex.processor.schedule;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reading of one channels stage. All slices are alike, so they count as one tick; its positions
 * are the steps, and behind them, one after the other, the ends of those that add up slices.
 */
final class ChannelsPresence {
  private final NodeOrder order;
  private final int first;
  private final Stage.Channels stage;
  private final int steps;
  private final int positions;
  private final Map<String, Integer> lastReaders = new HashMap<>();
  private final Map<String, SliceBuffer> internal = new HashMap<>();
  private final List<Presence> presences = new ArrayList<>();
  private final List<Overwrite> overwrites = new ArrayList<>();

  ChannelsPresence(NodeOrder order, int first, Stage.Channels stage) {
    this.order = order;
    this.first = first;
    this.stage = stage;
    this.steps = stage.steps().size();
    this.positions = steps + (int) stage.steps().stream().filter(s -> s.sums() > 0).count();
    for (int position = 0; position < steps; position++) {
      for (Operand operand : node(position).inputs()) {
        lastReaders.put(operand.tensor().name(), position);
      }
    }
    for (SliceBuffer buffer : stage.buffers()) {
      internal.put(buffer.tensor().name(), buffer);
    }
  }

  StagePresence read() {
    order.fed().ifPresent(input -> presences.add(RowFeed.counter(input, 1, positions)));
    for (Tensor tensor : order.aliveAt(first)) {
      boolean stays = order.isNeededFrom(tensor, first + steps);
      add(tensor.name(), tensor.shape().elements(), 0, stays ? positions : steps);
    }
    int ends = steps;
    for (int position = 0; position < steps; position++) {
      Tensor tensor = node(position).output();
      SliceBuffer buffer = internal.get(tensor.name());
      if (buffer != null) {
        int last = lastReaders.getOrDefault(tensor.name(), position);
        add(StageBuffer.SLICE.of(tensor), buffer.bytes(), position, last + 1);
      } else if (stage.steps().get(position).sums() > 0) {
        addSums(stage.steps().get(position), ends++);
      } else {
        add(tensor.name(), tensor.shape().elements(), 0, positions);
      }
    }
    return new StagePresence(1, positions, presences, overwrites);
  }

  /** At its end, a step writes each element behind the sum that it reads. */
  private void addSums(ChannelsStep step, int end) {
    Tensor output = step.node().output();
    String sums = StageBuffer.SUMS.of(output);
    presences.add(presence(sums, step.sumBytes(), Integer.BYTES, 0, end + 1));
    add(output.name(), output.shape().elements(), end, positions);
    overwrites.add(new Overwrite(sums, output.name(), output.shape().elements()));
  }

  private void add(String buffer, int bytes, int firstPosition, int endPosition) {
    presences.add(presence(buffer, bytes, 1, firstPosition, endPosition));
  }

  private static Presence presence(
      String buffer, int bytes, int alignment, int firstPosition, int endPosition) {
    return new Presence(
        buffer,
        bytes,
        alignment,
        firstPosition,
        endPosition,
        Int32Values.copyOf(new int[] {0}),
        Int32Values.copyOf(new int[] {bytes}));
  }

  private Node node(int position) {
    return stage.steps().get(position).node();
  }
}
