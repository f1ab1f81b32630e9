package dev.pex.processor.program;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.Placement;
import dev.pex.processor.schedule.StageBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Where every tensor of a graph lies and what it is called in generated code. The row that the
 * caller pushes counts as lying behind the arena.
 */
final class Places {
  private final KernelNames names;
  private final Map<String, Integer> offsets = new HashMap<>();

  Places(Graph graph, MemoryLayout layout) {
    this.names = new KernelNames(graph);
    graph
        .fedInput()
        .ifPresent(port -> offsets.put(StageBuffer.FRONT.of(port.tensor()), layout.arenaBytes()));
    for (Placement placement : layout.placements()) {
      offsets.put(placement.buffer().name(), placement.offset());
    }
  }

  /** The tensor's name in generated code. */
  String identifier(Tensor tensor) {
    return names.identifier(tensor);
  }

  /** The first byte of a tensor in the arena. */
  int offset(Tensor tensor) {
    return offset(tensor.name());
  }

  /** The first byte of a buffer in the arena. */
  int offset(String buffer) {
    Integer offset = offsets.get(buffer);
    if (offset == null) {
      throw new IllegalArgumentException("the layout has no place for '" + buffer + "'");
    }
    return offset;
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
        names.of(node.output()).get(index),
        node.inputs().get(index).shape(),
        node.output().shape(),
        place);
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
}
