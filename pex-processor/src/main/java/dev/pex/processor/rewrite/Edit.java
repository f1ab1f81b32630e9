package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes to a graph: nodes replaced, reads of a tensor redirected to another. */
final class Edit {
  private final Graph graph;
  private final Map<String, List<Node>> replaced = new HashMap<>();
  private final Map<String, Tensor> redirected = new HashMap<>();

  private Edit(Graph graph) {
    this.graph = graph;
  }

  /** No change yet. */
  static Edit of(Graph graph) {
    return new Edit(graph);
  }

  /** Puts nodes, or nothing, in the place of one. */
  Edit replace(Node node, Node... by) {
    replaced.put(node.output().name(), List.of(by));
    return this;
  }

  /** Lets all that reads one tensor read another of as many elements, under the shape it had. */
  Edit redirect(Tensor from, Tensor to) {
    redirected.put(from.name(), to);
    return this;
  }

  /** The changed graph. */
  Graph done() {
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      for (Node now : replaced.getOrDefault(node.output().name(), List.of(node))) {
        List<Operand> operands = now.inputs().stream().map(this::redirected).toList();
        nodes.add(new Node(now.op(), operands, now.output(), now.origin()));
      }
    }
    List<Port> outputs =
        graph.outputs().stream()
            .map(port -> new Port(port.name(), redirected(port.operand()), port.type()))
            .toList();
    return new Graph(graph.name(), graph.inputs(), nodes, outputs);
  }

  private Operand redirected(Operand operand) {
    Tensor tensor = redirected.getOrDefault(operand.tensor().name(), operand.tensor());
    return new Operand(tensor, operand.shape());
  }
}
