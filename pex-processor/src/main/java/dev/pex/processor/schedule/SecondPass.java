package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes tensors that products read a second time, by copies of the nodes that made them. */
final class SecondPass {
  private SecondPass() {}

  /** Nodes that are copied for a product, in the order in which they run. */
  record Chain(Node product, List<Node> nodes) {
    Chain {
      nodes = List.copyOf(nodes);
    }
  }

  /** Copies chains in front of their products; the first operand of a product then is a copy. */
  static Recomputation of(Graph graph, List<Chain> chains) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Node now = node;
      for (int i = 0; i < chains.size(); i++) {
        if (chains.get(i).product().equals(node)) {
          Copies copies = new Copies("~again" + (i + 1));
          chains.get(i).nodes().forEach(each -> nodes.add(copies.of(each)));
          now = copies.reader(node);
        }
      }
      nodes.add(now);
    }
    return Recomputation.of(graph, new Graph(graph.name(), graph.inputs(), nodes, graph.outputs()));
  }

  /** Nodes that make the same bytes under other names. */
  private static final class Copies {
    private final String suffix;
    private final Map<String, Tensor> copied = new HashMap<>();

    Copies(String suffix) {
      this.suffix = suffix;
    }

    Node of(Node node) {
      Tensor output = node.output();
      Tensor copy =
          new Tensor(
              output.name() + suffix, output.shape(), output.quantization(), output.origin());
      Node made = new Node(node.op(), operands(node), copy, node.origin());
      copied.put(output.name(), copy);
      return made;
    }

    Node reader(Node node) {
      return new Node(node.op(), operands(node), node.output(), node.origin());
    }

    private List<Operand> operands(Node node) {
      return node.inputs().stream()
          .map(
              operand ->
                  new Operand(
                      copied.getOrDefault(operand.tensor().name(), operand.tensor()),
                      operand.shape()))
          .toList();
    }
  }
}
