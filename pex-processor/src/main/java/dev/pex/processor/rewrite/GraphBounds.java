package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every channel of every tensor can hold, from inputs of which nothing is known onwards. */
final class GraphBounds {
  private final Map<String, ChannelBounds> tensors = new HashMap<>();
  private final Map<String, List<SumBounds>> sums = new HashMap<>();

  GraphBounds(Graph graph) {
    for (Port port : graph.inputs()) {
      Tensor tensor = port.tensor();
      tensors.put(tensor.name(), ChannelBounds.unknown(tensor.shape().channels()));
    }
    for (Node node : graph.nodes()) {
      add(node);
    }
  }

  private void add(Node node) {
    List<ChannelBounds> operands = node.inputs().stream().map(this::read).toList();
    boolean flat = node.op() instanceof Op.Dense;
    List<SumBounds> weighted =
        SumsOfWeights.of(node, flat ? of(node.input().tensor()) : operands.get(0));
    sums.put(node.output().name(), weighted);
    tensors.put(node.output().name(), node.op().accept(new OutputBounds(node, operands, weighted)));
  }

  private ChannelBounds read(Operand operand) {
    return of(operand.tensor()).readWith(operand.shape().channels());
  }

  /** The channels of a tensor. */
  ChannelBounds of(Tensor tensor) {
    ChannelBounds bounds = tensors.get(tensor.name());
    if (bounds == null) {
      throw new IllegalArgumentException("'" + tensor.name() + "' is read before it is made");
    }
    return bounds;
  }

  /** The sums of a layer with weights, one for each output channel. */
  List<SumBounds> sums(Node layer) {
    return sums.getOrDefault(layer.output().name(), List.of());
  }

  /** Whether int32 holds all sums of a layer at all times. */
  boolean sumsFit(Node layer) {
    return sums(layer).stream().allMatch(SumBounds::fits);
  }
}
