package dev.pex.processor.tflite;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;

/** Makes graphs comparable: all that they say, but not where it came from. */
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

  private static Port port(Port port) {
    return new Port(port.name(), operand(port.operand()), port.type());
  }

  private static Node node(Node node) {
    return new Node(
        node.op(),
        node.inputs().stream().map(PlainGraph::operand).toList(),
        tensor(node.output()),
        NOWHERE);
  }

  private static Operand operand(Operand operand) {
    return new Operand(tensor(operand.tensor()), operand.shape());
  }

  private static Tensor tensor(Tensor tensor) {
    return new Tensor(tensor.name(), tensor.shape(), tensor.quantization(), NOWHERE);
  }
}
