package dev.pex.processor.program;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.Placement;
import dev.pex.processor.schedule.StageBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where every tensor of a graph lies and what it is called in generated code. The row that the
 * caller pushes counts as lying behind the arena.
 */
final class Places {
  private final Map<String, String> identifiers = new HashMap<>();
  private final Map<String, List<String>> copies = new HashMap<>();
  private final Map<String, Integer> offsets = new HashMap<>();

  Places(Graph graph, MemoryLayout layout) {
    Identifiers names =
        new Identifiers(
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
                "end_tick"),
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
                "_end"));
    for (Port port : graph.inputs()) {
      name(names, port.tensor());
    }
    graph
        .fedInput()
        .ifPresent(port -> offsets.put(StageBuffer.FRONT.of(port.tensor()), layout.arenaBytes()));
    for (Node node : graph.nodes()) {
      name(names, node.output());
    }
    for (Node node : graph.nodes()) {
      nameCopies(names, node);
    }
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

  /** The kernel that copies an operand of a concatenation. */
  RowKernel.Concatenate concatenate(Node node, int index, Place place) {
    return new RowKernel.Concatenate(
        known(copies, node.output().name()).get(index),
        node.inputs().get(index).shape(),
        node.output().shape(),
        place);
  }

  /** Each operand of a concatenation is copied by a kernel with facts, and a name, of its own. */
  private void nameCopies(Identifiers names, Node node) {
    if (node.op() instanceof Op.Concatenate) {
      String output = identifier(node.output());
      copies.put(
          node.output().name(),
          node.inputs().stream()
              .map(operand -> names.unique(output + "_from_" + identifier(operand.tensor())))
              .toList());
    }
  }

  /** The newest row of a fed input. */
  View pushedRow(Tensor tensor) {
    return part(tensor, StageBuffer.FRONT, 1);
  }

  /** Rows of a tensor inside a rows stage that lie in a buffer of their own. */
  View part(Tensor tensor, StageBuffer part, int ringRows) {
    Shape shape = tensor.shape();
    return new View(
        tensor.name(),
        identifier(tensor) + "_" + part.word(),
        offset(part.of(tensor)),
        shape.height(),
        shape.rowElements(),
        shape.channels(),
        ringRows);
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
