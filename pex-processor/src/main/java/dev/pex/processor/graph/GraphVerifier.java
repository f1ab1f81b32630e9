package dev.pex.processor.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that a graph is whole: names, order, shapes, quantisation and constants. What it finds in
 * a graph that a reader, the lowering or a rewrite made is a defect of that code.
 */
public final class GraphVerifier {
  /** One sentence for everything that is wrong; empty for a good graph. */
  public List<String> findings(Graph graph) {
    List<String> findings = new ArrayList<>();
    Map<String, Tensor> made = new HashMap<>();
    graph.inputs().forEach(port -> checkInput(port, made, findings));
    checkFeeds(graph, findings);
    for (Node node : graph.nodes()) {
      String name = "'" + node.output().name() + "'";
      node.inputs().forEach(operand -> checkRead(operand, name, made, findings));
      checkMade(node.output(), made, findings);
      OperatorRules.violatedBy(node).forEach(fact -> findings.add(name + " " + fact));
    }
    graph.outputs().forEach(port -> checkRead(port.operand(), "an output", made, findings));
    checkPorts(graph.inputs(), "input", findings);
    checkPorts(graph.outputs(), "output", findings);
    return findings;
  }

  private static void checkInput(Port port, Map<String, Tensor> made, List<String> findings) {
    checkMade(port.tensor(), made, findings);
    if (!port.shape().equals(port.tensor().shape())) {
      findings.add("input '" + port.name() + "' has another shape than its tensor");
    }
  }

  private static void checkFeeds(Graph graph, List<String> findings) {
    if (graph.inputs().stream().filter(Port::isFed).count() > 1) {
      findings.add("more than one input is fed by rows");
    }
    if (graph.outputs().stream().anyMatch(Port::isFed)) {
      findings.add("an output is fed by rows");
    }
  }

  private static void checkMade(Tensor tensor, Map<String, Tensor> made, List<String> findings) {
    if (made.putIfAbsent(tensor.name(), tensor) != null) {
      findings.add("'" + tensor.name() + "' is made twice");
    }
  }

  private static void checkRead(
      Operand operand, String reader, Map<String, Tensor> made, List<String> findings) {
    Tensor tensor = operand.tensor();
    Tensor found = made.get(tensor.name());
    if (found == null) {
      findings.add("'" + tensor.name() + "' is read by " + reader + " before it is made");
    } else if (!found.equals(tensor)) {
      findings.add("'" + tensor.name() + "' is read by " + reader + " as another tensor");
    }
  }

  private static void checkPorts(List<Port> ports, String kind, List<String> findings) {
    if (ports.isEmpty()) {
      findings.add("the graph has no " + kind);
    }
    Set<String> names = new HashSet<>();
    for (Port port : ports) {
      if (!names.add(port.name())) {
        findings.add("there are two " + kind + "s '" + port.name() + "'");
      }
    }
  }
}
