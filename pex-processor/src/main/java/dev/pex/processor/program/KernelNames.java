package dev.pex.processor.program;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tensors of a graph, and the kernels that make them, are called in generated code. */
public final class KernelNames {
  private static final List<String> RESERVED =
      List.of(
          "arena",
          "rows",
          "row",
          "part",
          "tick",
          "chunk",
          "slice",
          "pixel",
          "first_tick",
          "end_tick");
  private static final List<String> DERIVED =
      List.of(
          "_params",
          "_layer",
          "_part",
          "_row",
          "_columns",
          "_chunks",
          "_lines",
          "_front",
          "_slice",
          "_sums",
          "_begin",
          "_end");

  private final Identifiers names = new Identifiers(RESERVED, DERIVED);
  private final Map<String, String> identifiers = new HashMap<>();
  private final Map<String, List<String>> copies = new HashMap<>();

  public KernelNames(Graph graph) {
    for (Port port : graph.inputs()) {
      name(port.tensor());
    }
    for (Node node : graph.nodes()) {
      name(node.output());
    }
    for (Node node : graph.nodes()) {
      nameCopies(node);
    }
  }

  private void name(Tensor tensor) {
    identifiers.computeIfAbsent(tensor.name(), names::unique);
  }

  /** Each operand of a concatenation is copied by a kernel with facts, and a name, of its own. */
  private void nameCopies(Node node) {
    if (node.op() instanceof Op.Concatenate) {
      String output = identifier(node.output());
      copies.put(
          node.output().name(),
          node.inputs().stream()
              .map(operand -> names.unique(output + "_from_" + identifier(operand.tensor())))
              .toList());
    }
  }

  /** A tensor's name. */
  String identifier(Tensor tensor) {
    String identifier = identifiers.get(tensor.name());
    if (identifier == null) {
      throw new IllegalArgumentException("the graph has no tensor '" + tensor.name() + "'");
    }
    return identifier;
  }

  /** The kernels that make a tensor: several if it is put together of others, else one. */
  public List<String> of(Tensor tensor) {
    return copies.getOrDefault(tensor.name(), List.of(identifier(tensor)));
  }
}
