package dev.pex.processor.conformance;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Many graphs side by side as one: each tensor's name begins with its graph's. */
final class OneGraph {
  private OneGraph() {}

  static Graph of(String name, List<Graph> graphs) {
    List<Port> inputs = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    List<Port> outputs = new ArrayList<>();
    for (Graph graph : graphs) {
      String prefix = graph.name() + "/";
      graph.inputs().forEach(port -> inputs.add(renamed(port, prefix)));
      graph.nodes().forEach(node -> nodes.add(renamed(node, prefix)));
      graph.outputs().forEach(port -> outputs.add(renamed(port, prefix)));
    }
    return new Graph(name, inputs, nodes, outputs);
  }

  private static Node renamed(Node node, String prefix) {
    List<Operand> operands =
        node.inputs().stream().map(operand -> renamed(operand, prefix)).toList();
    return new Node(node.op(), operands, renamed(node.output(), prefix), node.origin());
  }

  private static Port renamed(Port port, String prefix) {
    return new Port(prefix + port.name(), renamed(port.operand(), prefix), port.type());
  }

  private static Operand renamed(Operand operand, String prefix) {
    return new Operand(renamed(operand.tensor(), prefix), operand.shape());
  }

  private static Tensor renamed(Tensor tensor, String prefix) {
    return new Tensor(
        prefix + tensor.name(), tensor.shape(), tensor.quantization(), tensor.origin());
  }
}
