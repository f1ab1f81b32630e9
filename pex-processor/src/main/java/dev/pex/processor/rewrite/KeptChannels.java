package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The channels that remain of each tensor: those that carry something that somebody reads. */
final class KeptChannels {
  private final Map<String, List<Integer>> kept = new HashMap<>();

  /** Decides for all tensors of a graph. */
  KeptChannels(Graph graph, GraphBounds bounds) {
    Map<String, List<Loser>> losers = new HashMap<>();
    for (Node node : graph.nodes()) {
      WeightedLayer.of(node).ifPresent(layer -> addLoser(losers, node, layer, bounds));
    }
    for (List<Tensor> group : CoupledTensors.of(graph)) {
      List<Loser> readers = new ArrayList<>();
      for (Tensor tensor : group) {
        readers.addAll(losers.getOrDefault(tensor.name(), List.of()));
      }
      keep(group, readers);
    }
  }

  private static void addLoser(
      Map<String, List<Loser>> losers, Node node, WeightedLayer layer, GraphBounds bounds) {
    Tensor input = node.input().tensor();
    Loser loser = new Loser(layer, bounds.of(input), bounds.sumsFit(node));
    losers.computeIfAbsent(input.name(), unseen -> new ArrayList<>()).add(loser);
  }

  private void keep(List<Tensor> group, List<Loser> readers) {
    int channels = group.get(0).shape().channels();
    List<Integer> needed = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      if (isNeeded(channel, readers)) {
        needed.add(channel);
      }
    }
    if (needed.size() < channels && channels > 1) {
      List<Integer> remaining = needed.isEmpty() ? List.of(0) : needed;
      for (Tensor tensor : group) {
        kept.put(tensor.name(), remaining);
      }
    }
  }

  private static boolean isNeeded(int channel, List<Loser> readers) {
    for (Loser reader : readers) {
      if (!reader.canLose(channel)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no tensor loses a channel. */
  boolean isAll() {
    return kept.isEmpty();
  }

  /** Whether a tensor loses none. */
  boolean isAll(Tensor tensor) {
    return !kept.containsKey(tensor.name());
  }

  /** The channels of a tensor that remain, in order. */
  List<Integer> of(Tensor tensor) {
    return kept.getOrDefault(tensor.name(), all(tensor.shape()));
  }

  /**
   * The channels of an operand that remain, in order; those of its tensor where that loses some.
   */
  List<Integer> of(Operand operand) {
    return kept.getOrDefault(operand.tensor().name(), all(operand.shape()));
  }

  private static List<Integer> all(Shape shape) {
    return IntStream.range(0, shape.channels()).boxed().toList();
  }

  /** The tensor with the channels that remain, still under its name. */
  Tensor reduced(Tensor tensor) {
    Shape shape = tensor.shape();
    Shape reduced = new Shape(shape.height(), shape.width(), of(tensor).size());
    return new Tensor(tensor.name(), reduced, tensor.quantization(), tensor.origin());
  }

  /** The operand with the channels that remain; one whose shape has other channels as a vector. */
  Operand reduced(Operand operand) {
    Tensor tensor = reduced(operand.tensor());
    if (tensor.equals(operand.tensor())) {
      return operand;
    }
    Shape shape = operand.shape();
    return new Operand(
        tensor,
        CoupledTensors.keepsChannels(operand)
            ? new Shape(shape.height(), shape.width(), tensor.shape().channels())
            : Shape.vector(tensor.shape().elements()));
  }

  /** A layer that reads a tensor with these bounds. */
  private record Loser(WeightedLayer layer, ChannelBounds bounds, boolean sumsFit) {
    boolean canLose(int channel) {
      return layer.canLose(channel, bounds.get(channel), sumsFit);
    }
  }
}
