package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run of a channels stage on channel numbers, for the verifier: which channels every slice
 * holds, whether operators find there what they need, and how many bytes are alive.
 */
final class ChannelsStageRun {
  private final Stage.Channels stage;
  private final List<String> findings;
  private final Map<String, SliceBuffer> buffers = new HashMap<>();
  private final Map<String, BitSet> held = new HashMap<>();
  private final Map<String, BitSet> made = new HashMap<>();
  private final Map<String, BitSet> added = new HashMap<>();

  ChannelsStageRun(Stage.Channels stage, List<String> findings) {
    this.stage = stage;
    this.findings = findings;
    stage.buffers().forEach(buffer -> buffers.put(buffer.tensor().name(), buffer));
    for (Node node : stage.nodes()) {
      made.put(node.output().name(), new BitSet());
      added.put(node.output().name(), new BitSet());
    }
  }

  void run() {
    for (int slice = 0; slice < stage.slices(); slice++) {
      held.clear();
      for (ChannelsStep step : stage.steps()) {
        if (step.sums() > 0) {
          addSlice(step);
        } else {
          makeSlice(step, slice);
        }
      }
    }
    stage.steps().forEach(this::requireAllChannels);
  }

  private void addSlice(ChannelsStep step) {
    Node node = step.node();
    if (!mixes(node.op()) || step.sums() != node.output().shape().elements()) {
      findings.add("'%s' cannot add up slices".formatted(node.output().name()));
      return;
    }
    BitSet channels = held.getOrDefault(node.input().tensor().name(), new BitSet());
    mark(added, node.output(), channels);
  }

  private void makeSlice(ChannelsStep step, int slice) {
    Tensor output = step.node().output();
    int size = output.shape().channels() / stage.slices();
    SliceBuffer buffer = buffers.get(output.name());
    if (size * stage.slices() != output.shape().channels()
        || (buffer != null && buffer.channels() != size)) {
      findings.add("the slices of '%s' are not equal".formatted(output.name()));
      return;
    }
    BitSet channels = new BitSet();
    channels.set(slice * size, (slice + 1) * size);
    for (Operand operand : step.node().inputs()) {
      read(step.node(), operand.tensor(), needed(step.node(), operand, channels));
    }
    mark(made, output, channels);
    held.put(output.name(), channels);
  }

  /** The channels of an operand that channels of the output are made of. */
  private static BitSet needed(Node node, Operand operand, BitSet channels) {
    int all = operand.tensor().shape().channels();
    BitSet needed = new BitSet();
    if (!pointwise(node)) {
      needed.set(0, all);
      return needed;
    }
    int multiplier = node.op() instanceof Op.DepthwiseConv2D depthwise ? depthwise.multiplier() : 1;
    channels.stream().forEach(channel -> needed.set(channel / multiplier));
    return needed;
  }

  private void read(Node reader, Tensor tensor, BitSet needed) {
    if (!made.containsKey(tensor.name())) {
      return;
    }
    BitSet there =
        buffers.containsKey(tensor.name()) ? held.get(tensor.name()) : made.get(tensor.name());
    BitSet missing = (BitSet) needed.clone();
    if (there != null) {
      missing.andNot(there);
    }
    if (!missing.isEmpty()) {
      findings.add(
          "channel %d of '%s' is not there when '%s' reads it"
              .formatted(missing.nextSetBit(0), tensor.name(), reader.output().name()));
    }
  }

  private void mark(Map<String, BitSet> done, Tensor output, BitSet channels) {
    BitSet known = done.computeIfAbsent(output.name(), key -> new BitSet());
    if (known.intersects(channels)) {
      findings.add("a slice is made, or added, twice for '%s'".formatted(output.name()));
    }
    known.or(channels);
  }

  private void requireAllChannels(ChannelsStep step) {
    boolean sums = step.sums() > 0;
    Node node = step.node();
    Tensor counted = sums ? node.input().tensor() : node.output();
    BitSet done = (sums ? added : made).getOrDefault(node.output().name(), new BitSet());
    int missing = done.nextClearBit(0);
    if (missing < counted.shape().channels()) {
      findings.add("channel %d of '%s' is left out".formatted(missing, counted.name()));
    }
  }

  private static boolean mixes(Op op) {
    return op instanceof Op.Conv2D || op instanceof Op.Dense;
  }

  private static boolean pointwise(Node node) {
    boolean mean = node.op() instanceof Op.Mean each && each.channels();
    return !mixes(node.op()) && !mean && !(node.op() instanceof Op.Softmax);
  }

  /**
   * The most bytes alive at any time.
   *
   * @param before bytes of what is alive before the stage
   * @param after names of what is alive after it
   */
  int peak(Map<String, Tensor> before, Set<String> after) {
    int lasting = 0;
    int whole = 0;
    int sums = 0;
    for (Tensor tensor : before.values()) {
      lasting += after.contains(tensor.name()) ? tensor.shape().elements() : 0;
      whole += tensor.shape().elements();
    }
    for (ChannelsStep step : stage.steps()) {
      int elements = step.node().output().shape().elements();
      boolean sliced = buffers.containsKey(step.node().output().name());
      sums += Integer.BYTES * step.sums();
      lasting += sliced || step.sums() > 0 ? 0 : elements;
      whole += sliced || step.sums() > 0 ? 0 : elements;
    }
    return Math.max(whole + sums + mostSliceBytes(), mostAtEnd(lasting + sums));
  }

  /** The bytes while sums become outputs, each over its own. */
  private int mostAtEnd(int bytes) {
    int most = bytes;
    int alive = bytes;
    for (ChannelsStep step : stage.steps()) {
      most = Math.max(most, alive);
      alive += step.sums() - Integer.BYTES * step.sums();
    }
    return most;
  }

  private int mostSliceBytes() {
    int most = 0;
    for (int position = 0; position < stage.steps().size(); position++) {
      int bytes = 0;
      for (SliceBuffer buffer : stage.buffers()) {
        int maker = position(buffer.tensor());
        boolean there = maker <= position && (maker == position || isReadFrom(buffer, position));
        bytes += there ? buffer.tensor().shape().elements() / stage.slices() : 0;
      }
      most = Math.max(most, bytes);
    }
    return most;
  }

  private int position(Tensor tensor) {
    return stage.nodes().stream().map(Node::output).toList().indexOf(tensor);
  }

  private boolean isReadFrom(SliceBuffer buffer, int position) {
    return stage.nodes().subList(position, stage.steps().size()).stream()
        .flatMap(node -> node.inputs().stream())
        .anyMatch(operand -> operand.tensor().equals(buffer.tensor()));
  }
}
