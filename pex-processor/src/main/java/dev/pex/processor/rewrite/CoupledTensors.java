package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parts a graph's tensors into groups whose channels go together: what one operator couples channel
 * by channel is in one group. The ends of the network cannot change, so neither can their groups.
 */
final class CoupledTensors {
  private final Map<String, String> next = new HashMap<>();
  private final Set<String> fixed = new HashSet<>();

  private CoupledTensors() {}

  /** The groups that may lose channels, in the order of their first tensors. */
  static List<List<Tensor>> of(Graph graph) {
    CoupledTensors coupled = new CoupledTensors();
    for (Port input : graph.inputs()) {
      coupled.fix(input.tensor());
    }
    for (Port output : graph.outputs()) {
      coupled.fix(output.tensor());
    }
    for (Node node : graph.nodes()) {
      coupled.add(node);
    }
    Map<String, List<Tensor>> groups = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      String group = coupled.group(node.output());
      groups.computeIfAbsent(group, unseen -> new ArrayList<>()).add(node.output());
    }
    for (String tensor : coupled.fixed) {
      groups.remove(coupled.last(tensor));
    }
    return List.copyOf(groups.values());
  }

  private void add(Node node) {
    Coupling coupling = Coupling.of(node);
    for (Operand operand : node.inputs()) {
      boolean readable = keepsChannels(operand) || node.op() instanceof Op.Dense;
      if (coupling == Coupling.FIXED || !readable) {
        fix(operand.tensor());
      }
      if (coupling == Coupling.CHANNEL_BY_CHANNEL) {
        join(operand.tensor(), node.output());
      }
    }
    if (coupling == Coupling.FIXED) {
      fix(node.output());
    }
  }

  /** Whether a tensor is read with its own channels, if perhaps with other rows and columns. */
  static boolean keepsChannels(Operand operand) {
    return operand.shape().channels() == operand.tensor().shape().channels();
  }

  private void fix(Tensor tensor) {
    fixed.add(tensor.name());
  }

  private void join(Tensor first, Tensor second) {
    String from = group(first);
    String to = group(second);
    if (!from.equals(to)) {
      next.put(from, to);
    }
  }

  private String group(Tensor tensor) {
    return last(tensor.name());
  }

  private String last(String tensor) {
    String last = tensor;
    while (next.containsKey(last)) {
      last = next.getOrDefault(last, last);
    }
    return last;
  }
}
