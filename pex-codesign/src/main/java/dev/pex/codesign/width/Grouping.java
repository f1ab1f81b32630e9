package dev.pex.codesign.width;

import dev.pex.codesign.network.Input;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Output;
import dev.pex.codesign.network.Ties;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows channels through a network, from what makes them to what ties them to others. */
final class Grouping {
  private final Ties ties = new Ties();
  private final Set<String> fixed = new HashSet<>();
  private final Map<String, List<Run>> byTensor = new LinkedHashMap<>();

  Grouping(Network network) {
    for (Input input : network.inputs()) {
      Operand operand = input.operand();
      byTensor.put(operand.tensor(), List.of(fixed(operand.tensor(), operand.shape().channels())));
    }
    for (Operator operator : network.operators()) {
      List<List<Run>> operands = operator.from().stream().map(this::read).toList();
      byTensor.put(operator.name(), operator.layer().accept(new Made(operator, operands)));
    }
    for (Output output : network.outputs()) {
      fix(read(output.operand()));
    }
  }

  /**
   * Channels that one tensor made.
   *
   * @param channels that it made
   * @param times how many neighbours come from each
   */
  private record Run(String maker, int channels, int times) {
    int all() {
      return channels * times;
    }
  }

  ChannelGroups groups() {
    Set<String> leaders = fixed.stream().map(ties::leader).collect(Collectors.toSet());
    Map<String, String> names = new HashMap<>();
    Map<String, List<Segment>> segments = new LinkedHashMap<>();
    byTensor.forEach(
        (tensor, runs) ->
            segments.put(tensor, runs.stream().map(run -> segment(run, leaders, names)).toList()));
    return new ChannelGroups(segments);
  }

  private Segment segment(Run run, Set<String> fixedLeaders, Map<String, String> names) {
    String leader = ties.leader(run.maker());
    String name = names.computeIfAbsent(leader, first -> run.maker());
    boolean prunable = !fixedLeaders.contains(leader);
    return new Segment(new ChannelGroup(name, run.channels(), prunable), run.times());
  }

  private List<Run> read(Operand operand) {
    List<Run> runs = byTensor.get(operand.tensor());
    if (runs == null) {
      throw new IllegalArgumentException("nothing makes '" + operand.tensor() + "'");
    }
    return under(operand.shape().channels(), runs, operand.tensor());
  }

  /** The same elements with so many channels: those of several neighbouring pixels become one's. */
  private List<Run> under(int channels, List<Run> runs, String name) {
    int before = runs.stream().mapToInt(Run::all).sum();
    if (channels % before == 0) {
      return ChannelGroups.repeated(runs, channels / before);
    }
    fix(runs);
    return List.of(fixed(name, channels));
  }

  private void fix(List<Run> runs) {
    runs.forEach(run -> fixed.add(run.maker()));
  }

  private Run fixed(String name, int channels) {
    fixed.add(name);
    return new Run(name, channels, 1);
  }

  /** Channel by channel, two tensors have the same; what does not match part by part stays. */
  private void tie(List<Run> first, List<Run> second) {
    boolean match = first.size() == second.size();
    for (int i = 0; match && i < first.size(); i++) {
      Run one = first.get(i);
      Run other = second.get(i);
      match = one.channels() == other.channels() && one.times() == other.times();
    }
    if (!match) {
      fix(first);
      fix(second);
      return;
    }
    for (int i = 0; i < first.size(); i++) {
      ties.join(second.get(i).maker(), first.get(i).maker());
    }
  }

  /** The channels that an operator makes. */
  private final class Made implements Layer.Visitor<List<Run>> {
    private final Operator operator;
    private final List<List<Run>> operands;

    Made(Operator operator, List<List<Run>> operands) {
      this.operator = operator;
      this.operands = operands;
    }

    private List<Run> own() {
      return List.of(new Run(operator.name(), operator.shape().channels(), 1));
    }

    private List<Run> same() {
      return operands.get(0);
    }

    private List<Run> tied() {
      operands.forEach(operand -> tie(same(), operand));
      return same();
    }

    /** Channels are not kept apart: none may go. */
    private List<Run> mixed() {
      operands.forEach(Grouping.this::fix);
      return List.of(fixed(operator.name(), operator.shape().channels()));
    }

    @Override
    public List<Run> conv2D(Layer.Conv2D layer) {
      return own();
    }

    @Override
    public List<Run> depthwiseConv2D(Layer.DepthwiseConv2D layer) {
      return same().stream()
          .map(run -> new Run(run.maker(), run.channels(), run.times() * layer.multiplier()))
          .toList();
    }

    @Override
    public List<Run> dense(Layer.Dense layer) {
      return own();
    }

    @Override
    public List<Run> maxPool(Layer.MaxPool layer) {
      return same();
    }

    @Override
    public List<Run> averagePool(Layer.AveragePool layer) {
      return same();
    }

    @Override
    public List<Run> mean(Layer.Mean layer) {
      return layer.axes().contains(Layer.Axis.CHANNELS) ? mixed() : same();
    }

    @Override
    public List<Run> add(Layer.Add layer) {
      return tied();
    }

    @Override
    public List<Run> mul(Layer.Mul layer) {
      return tied();
    }

    @Override
    public List<Run> concatenate(Layer.Concatenate layer) {
      return layer.axis() == Layer.Axis.CHANNELS
          ? operands.stream().flatMap(List::stream).toList()
          : tied();
    }

    @Override
    public List<Run> resize(Layer.Resize layer) {
      return same();
    }

    @Override
    public List<Run> pad(Layer.Pad layer) {
      return same();
    }

    @Override
    public List<Run> reshape(Layer.Reshape layer) {
      return under(operator.shape().channels(), same(), operator.name());
    }

    @Override
    public List<Run> transpose(Layer.Transpose layer) {
      int last = layer.permutation().size() - 1;
      return layer.permutation().get(last) == last ? same() : mixed();
    }

    @Override
    public List<Run> softmax(Layer.Softmax layer) {
      return mixed();
    }

    @Override
    public List<Run> unary(Layer.Unary layer) {
      return same();
    }

    @Override
    public List<Run> requantize(Layer.Requantize layer) {
      return same();
    }

    @Override
    public List<Run> clamp(Layer.Clamp layer) {
      return same();
    }
  }
}
