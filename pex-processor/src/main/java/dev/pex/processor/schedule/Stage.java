package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import java.util.List;

/** A step of the schedule: some nodes that run together. */
public sealed interface Stage {
  /** The nodes, in an order in which they can run. */
  List<Node> nodes();

  /** The most bytes alive while the stage runs, before placement. */
  int peakBytes();

  /** One node, from whole tensors to a whole tensor. */
  record Whole(Node node, int peakBytes) implements Stage {
    @Override
    public List<Node> nodes() {
      return List.of(node);
    }
  }
}
