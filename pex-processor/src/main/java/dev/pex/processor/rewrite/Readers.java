package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who makes and who reads the tensors of a graph. */
final class Readers {
  private final Map<String, List<Node>> readers = new HashMap<>();
  private final Map<String, Node> producers = new HashMap<>();
  private final Set<String> outputs = new HashSet<>();

  Readers(Graph graph) {
    for (Node node : graph.nodes()) {
      producers.put(node.output().name(), node);
      for (Tensor tensor : node.tensors()) {
        readers.computeIfAbsent(tensor.name(), name -> new ArrayList<>()).add(node);
      }
    }
    for (Port port : graph.outputs()) {
      outputs.add(port.tensor().name());
    }
  }

  /** The nodes that read a tensor, each once. */
  List<Node> of(Tensor tensor) {
    return readers.getOrDefault(tensor.name(), List.of());
  }

  /** Whether the caller reads it. */
  boolean isOutput(Tensor tensor) {
    return outputs.contains(tensor.name());
  }

  /** The node that makes a tensor; empty for a network input. */
  Optional<Node> producer(Tensor tensor) {
    return Optional.ofNullable(producers.get(tensor.name()));
  }
}
