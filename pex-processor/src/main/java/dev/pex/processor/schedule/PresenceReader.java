package dev.pex.processor.schedule;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Says what is live during a stage that runs the nodes from some position of an order on. */
final class PresenceReader implements Stage.Visitor<StagePresence> {
  private static final int BYTE_ALIGNED = 1;
  private static final int WORD_ALIGNED = Integer.BYTES;

  private final NodeOrder order;
  private final int first;

  PresenceReader(NodeOrder order, int first) {
    this.order = order;
    this.first = first;
  }

  /** What is live before the first stage. */
  StagePresence atRest() {
    List<Presence> presences = new ArrayList<>();
    presences.addAll(counter(1, 1));
    for (Tensor tensor : order.aliveAt(0)) {
      presences.add(constant(tensor, 1, 1));
    }
    return new StagePresence(1, 1, presences, List.of());
  }

  @Override
  public StagePresence whole(Stage.Whole stage) {
    List<Presence> presences = new ArrayList<>();
    presences.addAll(counter(1, 1));
    for (Tensor tensor : order.aliveAt(first)) {
      presences.add(constant(tensor, 1, 1));
    }
    presences.add(constant(stage.node().output(), 1, 1));
    List<Overwrite> overwrites = new ArrayList<>();
    for (Tensor operand : InPlaceOperands.of(stage.node())) {
      if (!order.isNeededFrom(operand, first + 1)) {
        int bytes = stage.node().output().shape().elements();
        overwrites.add(new Overwrite(operand.name(), stage.node().output().name(), bytes));
      }
    }
    return new StagePresence(1, 1, presences, overwrites);
  }

  @Override
  public StagePresence rows(Stage.Rows stage) {
    return new RowsPresence(stage, IntStream.range(0, stage.rowTicks()).toArray()).read();
  }

  /** What is live at some ticks of a rows stage, in rising order. */
  StagePresence at(int[] ticks, Stage.Rows stage) {
    return new RowsPresence(stage, ticks).read();
  }

  @Override
  public StagePresence channels(Stage.Channels stage) {
    return new ChannelsPresence(order, first, stage).read();
  }

  private List<Presence> counter(int ticks, int positions) {
    return order.fed().map(input -> RowFeed.counter(input, ticks, positions)).stream().toList();
  }

  private static Presence constant(Tensor tensor, int ticks, int positions) {
    int[] high = new int[ticks];
    Arrays.fill(high, tensor.shape().elements());
    return presence(tensor, positions, new int[ticks], high);
  }

  private static Presence presence(Tensor tensor, int positions, int[] low, int[] high) {
    return new Presence(
        tensor.name(),
        tensor.shape().elements(),
        BYTE_ALIGNED,
        0,
        positions,
        Int32Values.copyOf(low),
        Int32Values.copyOf(high));
  }

  /** The reading of one rows stage at some of its ticks. */
  private final class RowsPresence {
    private final Stage.Rows stage;
    private final int[] ticks;
    private final int positions;
    private final int end;
    private final Map<String, List<Integer>> readers = new HashMap<>();
    private final List<RowsReach> reaches = new ArrayList<>();
    private final List<Optional<String>> held = new ArrayList<>();
    private final Map<String, LineBuffer> internal = new HashMap<>();
    private final List<Presence> presences = new ArrayList<>();

    RowsPresence(Stage.Rows stage, int[] ticks) {
      this.stage = stage;
      this.ticks = ticks;
      this.positions = stage.steps().size();
      this.end = first + positions;
      for (int position = 0; position < positions; position++) {
        Node node = step(position).node();
        reaches.add(RowsReach.of(node, order.rule(node), stage.upward()));
        held.add(order.held(node));
        for (Tensor tensor : node.tensors()) {
          readers.computeIfAbsent(tensor.name(), key -> new ArrayList<>()).add(position);
        }
      }
      for (LineBuffer buffer : stage.buffers()) {
        internal.put(buffer.tensor().name(), buffer);
      }
    }

    StagePresence read() {
      presences.addAll(counter(ticks.length, positions));
      stage.feed().ifPresent(this::addFed);
      for (Tensor tensor : order.aliveAt(first)) {
        addFromBefore(tensor);
      }
      for (int position = 0; position < positions; position++) {
        addMade(position);
      }
      stage.sliceLoops().stream().filter(loop -> loop.sums() > 0).forEach(this::addRowSums);
      return new StagePresence(ticks.length, positions, presences, overwrites());
    }

    private RowsStep step(int position) {
      return stage.steps().get(position);
    }

    /** A tensor from before is whole, or loses rows as its readers go on. */
    private void addFromBefore(Tensor tensor) {
      if (order.isNeededFrom(tensor, end)) {
        presences.add(constant(tensor, ticks.length, positions));
        return;
      }
      int rowBytes = tensor.shape().rowElements();
      int[] gone = byTick(tick -> neededRow(tensor, tick - 1) * rowBytes);
      addMoving(tensor, gone, byTick(tick -> tensor.shape().elements()));
    }

    private int[] byTick(IntUnaryOperator value) {
      int[] values = new int[ticks.length];
      for (int i = 0; i < ticks.length; i++) {
        values[i] = value.applyAsInt(ticks[i]);
      }
      return values;
    }

    /** The newest row lies with the caller. */
    private void addFed(RowFeed feed) {
      Optional.ofNullable(internal.get(feed.tensor().name()))
          .ifPresent(buffer -> addLines(buffer, feed.firing()));
    }

    private void addMade(int position) {
      Tensor tensor = step(position).node().output();
      LineBuffer buffer = internal.get(tensor.name());
      if (buffer != null) {
        addBuffer(buffer, position);
      } else if (step(position).sums() > 0) {
        addFolded(tensor, position, step(position).sums());
      } else {
        Firing firing = step(position).firing();
        int rowBytes = tensor.shape().rowElements();
        addMoving(tensor, new int[ticks.length], byTick(tick -> firing.rowsUpTo(tick) * rowBytes));
      }
    }

    /** Bytes {@code [low, high)} counted in the direction in which the rows run. */
    private void addMoving(Tensor tensor, int[] low, int[] high) {
      int bytes = tensor.shape().elements();
      if (!stage.upward()) {
        presences.add(presence(tensor, positions, low, high));
        return;
      }
      presences.add(presence(tensor, positions, mirrored(high, bytes), mirrored(low, bytes)));
    }

    private int[] mirrored(int[] ends, int bytes) {
      int[] mirrored = new int[ends.length];
      for (int i = 0; i < ends.length; i++) {
        mirrored[i] = bytes - ends[i];
      }
      return mirrored;
    }

    private void addBuffer(LineBuffer buffer, int maker) {
      Firing made = step(maker).firing();
      addLines(buffer, made);
      int bytes = buffer.frontBytes();
      boolean transientFront = buffer.contextColumns() == 0;
      presences.add(
          named(
              StageBuffer.FRONT.of(buffer.tensor()),
              buffer.frontBytes(),
              transientFront ? firstPosition(buffer, maker) : 0,
              transientFront ? buffer.copyAfter() + 1 : positions,
              new int[ticks.length],
              byTick(tick -> made.firesAt(tick) ? bytes : 0)));
    }

    /** What a loop makes of all channels lives from its first slice on. */
    private int firstPosition(LineBuffer buffer, int maker) {
      return stage
          .sliceLoop(maker)
          .filter(loop -> !buffer.isSliced() && !loop.adds(maker))
          .map(SliceLoop::firstPosition)
          .orElse(maker);
    }

    /** Sums of a row that slices are added to, from the first slice on. */
    private void addRowSums(SliceLoop loop) {
      RowsStep step = step(loop.endPosition() - 1);
      int[] bytes = byTick(tick -> step.firing().firesAt(tick) ? loop.sumBytes() : 0);
      presences.add(
          new Presence(
              StageBuffer.SUMS.of(step.node().output()),
              loop.sumBytes(),
              WORD_ALIGNED,
              loop.firstPosition(),
              loop.endPosition(),
              Int32Values.copyOf(new int[ticks.length]),
              Int32Values.copyOf(bytes)));
    }

    private void addLines(LineBuffer buffer, Firing made) {
      if (buffer.lines() > 0) {
        presences.add(
            named(
                StageBuffer.LINES.of(buffer.tensor()),
                buffer.lineBytes(),
                0,
                positions,
                new int[ticks.length],
                lineBytes(buffer, made)));
      }
    }

    /** By tick: every row is copied to its line, even one that nothing reads any more. */
    private int[] lineBytes(LineBuffer buffer, Firing made) {
      int rowBytes = buffer.tensor().shape().rowElements();
      int endOfNeed = endOfNeed(buffer.tensor());
      return byTick(
          tick -> {
            int rows = made.rowsUpTo(tick);
            boolean needed = rows > 0 && (tick < endOfNeed || made.firesAt(tick));
            int lines = stage.upward() ? buffer.lines() : Math.min(rows, buffer.lines());
            return needed ? lines * rowBytes : 0;
          });
    }

    /** The tick after the last at whose start a reader needs rows of a tensor. */
    private int endOfNeed(Tensor tensor) {
      int end = 0;
      for (int position : readers.getOrDefault(tensor.name(), List.of())) {
        end = Math.max(end, step(position).firing().endTick());
      }
      while (end > 0 && neededRow(tensor, end - 2) >= tensor.shape().height()) {
        end--;
      }
      return end;
    }

    private void addFolded(Tensor tensor, int position, int sums) {
      Firing firing = step(position).firing();
      int[] sumsHigh =
          byTick(
              tick -> firing.first() <= tick && tick < firing.endTick() ? sums * Integer.BYTES : 0);
      int[] outputHigh =
          byTick(tick -> tick >= firing.endTick() - 1 ? tensor.shape().elements() : 0);
      Presence words =
          new Presence(
              StageBuffer.SUMS.of(tensor),
              sums * Integer.BYTES,
              WORD_ALIGNED,
              0,
              positions,
              Int32Values.copyOf(new int[ticks.length]),
              Int32Values.copyOf(sumsHigh));
      presences.add(words);
      presences.add(presence(tensor, positions, new int[ticks.length], outputHigh));
    }

    private Presence named(
        String name, int bytes, int firstPosition, int endPosition, int[] low, int[] high) {
      return new Presence(
          name,
          bytes,
          BYTE_ALIGNED,
          firstPosition,
          endPosition,
          Int32Values.copyOf(low),
          Int32Values.copyOf(high));
    }

    /**
     * The first row of a tensor that a reader still needs after a tick, in the direction of
     * running.
     */
    private int neededRow(Tensor tensor, int tick) {
      int needed = tensor.shape().height();
      for (int position : readers.getOrDefault(tensor.name(), List.of())) {
        Firing firing = step(position).firing();
        int next = firing.rowsUpTo(tick);
        if (next < firing.rows()) {
          boolean isHeld = held.get(position).equals(Optional.of(tensor.name()));
          int row = isHeld ? 0 : reaches.get(position).neededRow(next, firing.rows());
          needed = Math.min(needed, row);
        }
      }
      return needed;
    }

    private List<Overwrite> overwrites() {
      List<Overwrite> overwrites = new ArrayList<>();
      for (int position = 0; position < positions; position++) {
        Node node = step(position).node();
        LineBuffer output = internal.get(node.output().name());
        for (Tensor operand : InPlaceOperands.of(node)) {
          LineBuffer input = internal.get(operand.name());
          if (input != null && output != null && overwrites(input, output, position)) {
            overwrites.add(
                new Overwrite(
                    StageBuffer.FRONT.of(operand),
                    StageBuffer.FRONT.of(node.output()),
                    output.frontBytes()));
          }
        }
      }
      for (SliceLoop loop : stage.sliceLoops()) {
        overwritten(loop).ifPresent(overwrites::add);
      }
      return overwrites;
    }

    /** A row is written over the sums that it is made of. */
    private Optional<Overwrite> overwritten(SliceLoop loop) {
      Tensor output = step(loop.endPosition() - 1).node().output();
      return Optional.ofNullable(internal.get(output.name()))
          .filter(front -> loop.sums() > 0)
          .map(
              front ->
                  new Overwrite(
                      StageBuffer.SUMS.of(output),
                      StageBuffer.FRONT.of(output),
                      front.frontBytes()));
    }

    private boolean overwrites(LineBuffer input, LineBuffer output, int position) {
      return input.copyAfter() == position
          && input.lines() == 0
          && input.contextColumns() == 0
          && output.contextColumns() == 0
          && input.frontBytes() == output.frontBytes();
    }
  }
}
