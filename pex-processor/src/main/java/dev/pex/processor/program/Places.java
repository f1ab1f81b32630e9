package dev.pex.processor.program;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.Placement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where every tensor of a graph lies and what it is called in generated code. */
final class Places {
  private final Map<String, String> identifiers = new HashMap<>();
  private final Map<String, Integer> offsets = new HashMap<>();

  Places(Graph graph, MemoryLayout layout) {
    Identifiers names =
        new Identifiers(
            List.of("arena", "rows", "row", "part", "tick"),
            List.of("_params", "_part", "_row", "_lines", "_front", "_sums", "_begin", "_end"));
    graph.inputs().forEach(port -> name(names, port.tensor()));
    graph.nodes().forEach(node -> name(names, node.output()));
    for (Placement placement : layout.placements()) {
      offsets.put(placement.buffer().name(), placement.offset());
    }
  }

  /** The tensor's name in generated code. */
  String identifier(Tensor tensor) {
    return known(identifiers, tensor.name());
  }

  /** The first byte of a tensor in the arena. */
  int offset(Tensor tensor) {
    return offset(tensor.name());
  }

  /** The first byte of a buffer in the arena. */
  int offset(String buffer) {
    return known(offsets, buffer);
  }

  /** All rows of a tensor as an operator sees it. */
  View whole(Operand operand) {
    Tensor tensor = operand.tensor();
    Shape shape = operand.shape();
    return new View(
        tensor.name(),
        identifier(tensor),
        offset(tensor),
        shape.height(),
        shape.rowElements(),
        shape.channels(),
        shape.height());
  }

  private void name(Identifiers names, Tensor tensor) {
    identifiers.computeIfAbsent(tensor.name(), names::unique);
  }

  private static <T> T known(Map<String, T> values, String name) {
    T value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the layout has no place for '" + name + "'");
    }
    return value;
  }
}
