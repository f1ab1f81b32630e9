package dev.pex.processor.tflite;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes graphs comparable: all that they say, but not where it came from. A dense layer reads all
 * elements, so the shape under which it reads them says nothing.
 */
final class PlainGraph {
  private static final Origin NOWHERE = Origin.of("");

  private PlainGraph() {}

  /** The graph without origins. */
  static Graph of(Graph graph) {
    return new Graph(
        graph.name(),
        graph.inputs().stream().map(PlainGraph::port).toList(),
        graph.nodes().stream().map(PlainGraph::node).toList(),
        graph.outputs().stream().map(PlainGraph::port).toList());
  }

  /** The graph without the reshapes that make other tensors than these. */
  static Graph withoutOthers(Graph graph, Set<String> names) {
    Map<String, Tensor> behind = new HashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<Operand> inputs =
          node.inputs().stream().map(operand -> behind(operand, behind)).toList();
      if (!names.contains(node.output().name()) && node.op() instanceof Op.Reshape) {
        behind.put(node.output().name(), inputs.get(0).tensor());
      } else {
        nodes.add(new Node(node.op(), inputs, node.output(), node.origin()));
      }
    }
    return new Graph(graph.name(), graph.inputs(), nodes, graph.outputs());
  }

  private static Operand behind(Operand operand, Map<String, Tensor> behind) {
    Tensor tensor = behind.getOrDefault(operand.tensor().name(), operand.tensor());
    return new Operand(tensor, operand.shape());
  }

  private static Port port(Port port) {
    return new Port(port.name(), operand(port.operand()), port.type());
  }

  private static Node node(Node node) {
    boolean dense = node.op() instanceof Op.Dense;
    return new Node(
        node.op(),
        node.inputs().stream()
            .map(operand -> operand(dense ? flattened(operand) : operand))
            .toList(),
        tensor(node.output()),
        NOWHERE);
  }

  private static Operand flattened(Operand operand) {
    return new Operand(operand.tensor(), Shape.vector(operand.shape().elements()));
  }

  private static Operand operand(Operand operand) {
    return new Operand(tensor(operand.tensor()), operand.shape());
  }

  private static Tensor tensor(Tensor tensor) {
    return new Tensor(tensor.name(), tensor.shape(), tensor.quantization(), NOWHERE);
  }
}
