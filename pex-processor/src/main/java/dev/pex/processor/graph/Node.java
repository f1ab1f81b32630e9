package dev.pex.processor.graph;

import dev.pex.processor.diag.Origin;
import java.util.List;

/** One application of an operator: what it reads, in order, and the tensor it makes. */
public record Node(Op op, List<Operand> inputs, Tensor output, Origin origin) {
  public Node {
    inputs = List.copyOf(inputs);
  }

  /** The first, often only, operand. */
  public Operand input() {
    return inputs.get(0);
  }
}
