package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Consecutive nodes that could form a channels stage, whatever the size of its slices. */
final class ChannelsRun {
  private final NodeOrder order;
  private final int first;
  private final int end;
  private final List<ChannelsStep> steps = new ArrayList<>();
  private final Set<String> sliced = new HashSet<>();
  private int mostSlices;
  private Optional<Stage.Channels> narrowest = Optional.empty();

  private ChannelsRun(NodeOrder order, int first, int end) {
    this.order = order;
    this.first = first;
    this.end = end;
  }

  /**
   * The run of positions {@code [first, end)}, if its operators can run slice by slice together, or
   * could if it started earlier.
   */
  static Optional<ChannelsRun> of(NodeOrder order, int first, int end) {
    ChannelsRun run = new ChannelsRun(order, first, end);
    for (Node node : order.run(first, end)) {
      if (!order.channelRule(node).accept(run.new Entry(node))) {
        return Optional.empty();
      }
    }
    return Optional.of(run);
  }

  /** Adds a node to the run; answers whether it can run with those before it. */
  private final class Entry implements ChannelRule.Visitor<Boolean> {
    private final Node node;

    Entry(Node node) {
      this.node = node;
    }

    @Override
    public Boolean pointwise(ChannelRule.Pointwise rule) {
      if (readsSums()) {
        return false;
      }
      for (Operand operand : node.inputs()) {
        cut(operand.tensor());
      }
      cut(node.output());
      return add(0);
    }

    /** It adds up only what exists in slices: a whole tensor is better read at once. */
    @Override
    public Boolean mixes(ChannelRule.Mixes rule) {
      Tensor input = node.input().tensor();
      if (!isMade(input)) {
        cut(node.output());
        mostSlices = rule.produces() ? mostSlices : 1;
        return add(0);
      }
      if (readsSums() || order.isNeededFrom(input, end) || !rule.accumulates()) {
        return false;
      }
      cut(input);
      return add(node.output().shape().elements());
    }

    @Override
    public Boolean opaque(ChannelRule.Opaque rule) {
      return false;
    }

    private boolean add(int sums) {
      return steps.add(new ChannelsStep(node, sums));
    }

    /** Whether it reads what is complete only after the last slice. */
    private boolean readsSums() {
      return node.inputs().stream()
          .map(Operand::tensor)
          .anyMatch(tensor -> isMade(tensor) && !sliced.contains(tensor.name()));
    }

    private boolean isMade(Tensor tensor) {
      return steps.stream().anyMatch(step -> step.node().output().equals(tensor));
    }

    private void cut(Tensor tensor) {
      sliced.add(tensor.name());
      mostSlices =
          BigInteger.valueOf(mostSlices)
              .gcd(BigInteger.valueOf(tensor.shape().channels()))
              .intValue();
    }
  }

  int firstPosition() {
    return first;
  }

  /** The stage with the smallest slices, if some tensor exists in slices only. */
  Optional<Stage.Channels> narrowest() {
    if (narrowest.isEmpty() && mostSlices > 1 && !buffers(mostSlices).isEmpty()) {
      narrowest = Optional.of(stage(mostSlices));
    }
    return narrowest;
  }

  /** The stage with the largest slices whose peak is not above this one, if there is any. */
  Optional<Stage.Channels> widest(int peakBytes) {
    if (narrowest().map(stage -> stage.peakBytes() > peakBytes).orElse(true)) {
      return Optional.empty();
    }
    return IntStream.rangeClosed(2, mostSlices)
        .filter(slices -> mostSlices % slices == 0)
        .mapToObj(this::stage)
        .filter(stage -> stage.peakBytes() <= peakBytes)
        .findFirst();
  }

  private Stage.Channels stage(int slices) {
    List<SliceBuffer> buffers = buffers(slices);
    Stage.Channels stage = new Stage.Channels(steps, buffers, slices, 0);
    int peakBytes = new PresenceReader(order, first).channels(stage).peakBytes();
    return new Stage.Channels(steps, buffers, slices, peakBytes);
  }

  private List<SliceBuffer> buffers(int slices) {
    List<SliceBuffer> buffers = new ArrayList<>();
    for (ChannelsStep step : steps) {
      Tensor tensor = step.node().output();
      Shape shape = tensor.shape();
      if (step.sums() == 0 && !order.isNeededFrom(tensor, end)) {
        buffers.add(new SliceBuffer(tensor, shape.channels() / slices));
      }
    }
    return buffers;
  }
}
