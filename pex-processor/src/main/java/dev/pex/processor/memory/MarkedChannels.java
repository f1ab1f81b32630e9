package dev.pex.processor.memory;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.ChannelsStep;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.schedule.StageBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Runs a channels stage on marked bytes, one slice after the other, for the verifier. */
final class MarkedChannels {
  private final Stage.Channels stage;
  private final ToIntFunction<String> offsets;
  private final MarkedArena arena;
  private final Set<String> sliced = new HashSet<>();

  /**
   * A run.
   *
   * @param offsets the place of a buffer
   */
  MarkedChannels(Stage.Channels stage, ToIntFunction<String> offsets, MarkedArena arena) {
    this.stage = stage;
    this.offsets = offsets;
    this.arena = arena;
    stage.buffers().forEach(buffer -> sliced.add(buffer.tensor().name()));
  }

  void run() {
    stage.steps().stream().filter(step -> step.sums() > 0).map(this::sums).forEach(arena::write);
    for (int slice = 0; slice < stage.slices(); slice++) {
      for (ChannelsStep step : stage.steps()) {
        execute(step, slice);
      }
    }
    stage.steps().stream().filter(step -> step.sums() > 0).forEach(this::end);
  }

  /** A kernel may read its input as long as it writes. */
  private void execute(ChannelsStep step, int slice) {
    String reader = named(step.node());
    List<MarkedArena.Run> inputs = new ArrayList<>();
    for (Operand operand : step.node().inputs()) {
      Tensor tensor = operand.tensor();
      inputs.addAll(readsAll(step) ? List.of(whole(tensor)) : slice(tensor, slice));
    }
    inputs.forEach(run -> arena.read(run, reader));
    if (step.sums() > 0) {
      arena.read(sums(step), reader);
      return;
    }
    slice(step.node().output(), slice).forEach(arena::write);
    inputs.forEach(run -> arena.read(run, reader));
  }

  private static boolean readsAll(ChannelsStep step) {
    Op op = step.node().op();
    return step.sums() == 0 && (op instanceof Op.Conv2D || op instanceof Op.Dense);
  }

  /** Each element is written as soon as its sum was read. */
  private void end(ChannelsStep step) {
    MarkedArena.Run sums = sums(step);
    Tensor output = step.node().output();
    int offset = offsets.applyAsInt(output.name());
    for (int element = 0; element < step.sums(); element++) {
      int word = element * Integer.BYTES;
      arena.read(
          new MarkedArena.Run(sums.tensor(), word, Integer.BYTES, sums.offset() + word),
          named(step.node()));
      arena.write(new MarkedArena.Run(output.name(), element, 1, offset + element));
    }
  }

  private MarkedArena.Run sums(ChannelsStep step) {
    String name = StageBuffer.SUMS.of(step.node().output());
    return new MarkedArena.Run(name, 0, step.sums() * Integer.BYTES, offsets.applyAsInt(name));
  }

  private MarkedArena.Run whole(Tensor tensor) {
    int offset = offsets.applyAsInt(tensor.name());
    return new MarkedArena.Run(tensor.name(), 0, tensor.shape().elements(), offset);
  }

  /** The elements of a slice where they lie, pixel after pixel. */
  private List<MarkedArena.Run> slice(Tensor tensor, int slice) {
    Shape shape = tensor.shape();
    int all = shape.channels();
    int channels = all / stage.slices();
    boolean compact = sliced.contains(tensor.name());
    int offset =
        compact
            ? offsets.applyAsInt(StageBuffer.SLICE.of(tensor))
            : offsets.applyAsInt(tensor.name()) + slice * channels;
    List<MarkedArena.Run> runs = new ArrayList<>();
    for (int pixel = 0; pixel < shape.height() * shape.width(); pixel++) {
      int first = pixel * all + slice * channels;
      int start = offset + pixel * (compact ? channels : all);
      runs.add(new MarkedArena.Run(tensor.name(), first, channels, start));
    }
    return runs;
  }

  private static String named(Node node) {
    return "'" + node.output().name() + "'";
  }
}
