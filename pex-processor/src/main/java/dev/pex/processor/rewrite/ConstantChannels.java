package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Removes channels that hold one value whatever the network is given, and channels that no weight
 * reads, until there are none. What a constant added to the sums of the layers that read it moves
 * into their biases. A tensor with fewer channels has a new name.
 */
final class ConstantChannels implements Rewrite {
  @Override
  public Optional<Graph> applyOnce(Graph graph) {
    return pass(graph).map(first -> renamed(graph, finished(first)));
  }

  private static Graph finished(Graph graph) {
    Graph result = graph;
    for (Optional<Graph> next = pass(graph); next.isPresent(); next = pass(result)) {
      result = next.get();
    }
    return result;
  }

  /**
   * Removes all channels of which one analysis shows that they can go; tensors keep their names.
   */
  private static Optional<Graph> pass(Graph graph) {
    GraphBounds bounds = new GraphBounds(graph);
    Graph emptied = DecidedFilters.emptied(graph, bounds);
    KeptChannels kept = new KeptChannels(emptied, bounds);
    if (kept.isAll()) {
      return Optional.empty();
    }
    List<Node> nodes =
        emptied.nodes().stream().map(node -> ChannelSlice.of(node, kept, bounds)).toList();
    return Optional.of(new Graph(graph.name(), graph.inputs(), nodes, graph.outputs()));
  }

  private static Graph renamed(Graph before, Graph after) {
    Set<String> names = new HashSet<>();
    for (Node node : before.nodes()) {
      names.add(node.output().name());
    }
    for (Port port : before.inputs()) {
      names.add(port.tensor().name());
    }
    Map<String, Tensor> renamed = new HashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < after.nodes().size(); i++) {
      Node node = after.nodes().get(i);
      Tensor made = node.output();
      if (!made.equals(before.nodes().get(i).output())) {
        renamed.put(made.name(), renamed(made, names));
      }
      List<Operand> operands =
          node.inputs().stream()
              .map(operand -> new Operand(renamed(operand, renamed), operand.shape()))
              .toList();
      Tensor output = renamed.getOrDefault(made.name(), made);
      nodes.add(new Node(node.op(), operands, output, node.origin()));
    }
    return new Graph(after.name(), after.inputs(), nodes, after.outputs());
  }

  private static Tensor renamed(Operand operand, Map<String, Tensor> renamed) {
    return renamed.getOrDefault(operand.tensor().name(), operand.tensor());
  }

  private static Tensor renamed(Tensor tensor, Set<String> names) {
    String name = tensor.name() + "~" + tensor.shape().channels();
    while (!names.add(name)) {
      name += "~";
    }
    return new Tensor(name, tensor.shape(), tensor.quantization(), tensor.origin());
  }
}
