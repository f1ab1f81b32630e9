package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Consecutive steps of a rows stage that could be a {@link SliceLoop}, however many slices there
 * are: operators that make channel <em>c</em> of channels <em>c</em>, convolutions before them that
 * make any channels, and at the end a convolution that adds up what it gets.
 */
final class SliceChain {
  private static final int NOT_HERE = -1;

  private final NodeOrder order;
  private final Stage.Rows stage;
  private final int first;
  private final int end;
  private final int sums;
  private final Map<String, Integer> makers = new HashMap<>();
  private final Set<String> sliced = new HashSet<>();
  private int mostSlices;

  private SliceChain(NodeOrder order, Stage.Rows stage, int first, int end) {
    this.order = order;
    this.stage = stage;
    this.first = first;
    this.end = end;
    for (int position = first; position < end; position++) {
      makers.put(node(position).output().name(), position);
    }
    this.sums = adds(end - 1) ? node(end - 1).output().shape().rowElements() : 0;
    for (int position = first; position < end; position++) {
      Tensor output = node(position).output();
      if (isReadInsideOnly(output) && (sums == 0 || position < end - 1)) {
        sliced.add(output.name());
      }
    }
  }

  /** The chain of a loop of the stage, to be cut otherwise. */
  static SliceChain again(NodeOrder order, Stage.Rows stage, SliceLoop loop) {
    return uncut(order, stage, loop.firstPosition(), loop.endPosition()).orElseThrow();
  }

  /** The chain of the steps of positions {@code [first, end)}, if they are one, and in no loop. */
  static Optional<SliceChain> of(NodeOrder order, Stage.Rows stage, int first, int end) {
    boolean free =
        stage.sliceLoops().stream()
            .allMatch(loop -> end <= loop.firstPosition() || loop.endPosition() <= first);
    return free ? uncut(order, stage, first, end) : Optional.empty();
  }

  private static Optional<SliceChain> uncut(NodeOrder order, Stage.Rows stage, int first, int end) {
    SliceChain chain = new SliceChain(order, stage, first, end);
    for (int position = first; position < end; position++) {
      RowsStep step = stage.steps().get(position);
      boolean runs = order.channelRule(step.node()).accept(chain.new Entry(position));
      if (!runs || step.sums() > 0 || chain.readsLater(position)) {
        return Optional.empty();
      }
    }
    return chain.sliced.isEmpty() || chain.mostSlices < 2 ? Optional.empty() : Optional.of(chain);
  }

  int first() {
    return first;
  }

  int end() {
    return end;
  }

  int mostSlices() {
    return mostSlices;
  }

  /** The most slices into which channels can be cut, and fewer, in rising order. */
  List<Integer> slices() {
    List<Integer> slices = new ArrayList<>();
    for (int each = 2; each <= mostSlices; each++) {
      if (mostSlices % each == 0) {
        slices.add(each);
      }
    }
    return slices;
  }

  /** The stage with the chain cut into slices; its peak is that of {@link StagePresence}. */
  Stage.Rows cut(int slices) {
    List<SliceLoop> loops = new ArrayList<>(stage.sliceLoops());
    loops.removeIf(loop -> loop.contains(first));
    loops.add(new SliceLoop(first, end, slices, sums));
    loops.sort((one, other) -> one.firstPosition() - other.firstPosition());
    List<LineBuffer> buffers = stage.buffers().stream().map(each -> cut(each, slices)).toList();
    return new Stage.Rows(
        stage.feed(), stage.steps(), buffers, stage.rowTicks(), 1, stage.upward(), loops, 0);
  }

  /** What is not cut is read for every slice. */
  private LineBuffer cut(LineBuffer buffer, int slices) {
    boolean isSliced = sliced.contains(buffer.tensor().name());
    boolean diesInside = first <= buffer.copyAfter() && buffer.copyAfter() < end;
    return new LineBuffer(
        buffer.tensor(),
        buffer.lines(),
        buffer.frontColumns(),
        0,
        diesInside && !isSliced ? end - 1 : buffer.copyAfter(),
        isSliced ? slices : buffer.slices());
  }

  private Node node(int position) {
    return stage.steps().get(position).node();
  }

  private int maker(Tensor tensor) {
    return makers.getOrDefault(tensor.name(), NOT_HERE);
  }

  private boolean isMadeInside(Tensor tensor) {
    return maker(tensor) != NOT_HERE;
  }

  /** Whether a step reads older rows of what the chain makes after it. */
  private boolean readsLater(int position) {
    return node(position).inputs().stream()
        .map(Operand::tensor)
        .anyMatch(tensor -> maker(tensor) >= position);
  }

  /** Whether a step mixes channels of what the chain makes. */
  private boolean adds(int position) {
    return order.channelRule(node(position)) instanceof ChannelRule.Mixes
        && isMadeInside(node(position).input().tensor());
  }

  private boolean isReadInsideOnly(Tensor tensor) {
    return !order.isNeededFrom(tensor, order.size())
        && order.readers(tensor).stream()
            .allMatch(reader -> isMadeInside(order.node(reader).output()));
  }

  private boolean isSliced(Tensor tensor) {
    return sliced.contains(tensor.name());
  }

  /** Adds a step to the chain; answers whether it can run slice by slice. */
  private final class Entry implements ChannelRule.Visitor<Boolean> {
    private final int position;
    private final Node node;

    Entry(int position) {
      this.position = position;
      this.node = node(position);
    }

    /** An elementwise operator goes through slices that lie as its output does. */
    @Override
    public Boolean pointwise(ChannelRule.Pointwise rule) {
      for (Operand operand : node.inputs()) {
        cut(operand.tensor());
      }
      cut(node.output());
      List<Tensor> elementwise = InPlaceOperands.of(node);
      return elementwise.isEmpty()
          || (isSliced(node.output()) && elementwise.stream().allMatch(SliceChain.this::isSliced));
    }

    /** It adds up only what exists in slices: a whole row is better read at once. */
    @Override
    public Boolean mixes(ChannelRule.Mixes rule) {
      Tensor input = node.input().tensor();
      if (!adds(position)) {
        cut(node.output());
        return rule.produces();
      }
      return position == end - 1 && rule.accumulates() && isSliced(input);
    }

    @Override
    public Boolean opaque(ChannelRule.Opaque rule) {
      return false;
    }

    private void cut(Tensor tensor) {
      mostSlices =
          BigInteger.valueOf(mostSlices)
              .gcd(BigInteger.valueOf(tensor.shape().channels()))
              .intValue();
    }
  }
}
