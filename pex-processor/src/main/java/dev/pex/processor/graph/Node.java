package dev.pex.processor.graph;

import dev.pex.processor.diag.Origin;
import java.util.ArrayList;
import java.util.List;

/** One application of an operator: what it reads, in order, and the tensor it makes. */
public record Node(Op op, List<Operand> inputs, Tensor output, Origin origin) {
  public Node {
    inputs = List.copyOf(inputs);
  }

  /** The tensors that are read, each once. */
  public List<Tensor> tensors() {
    return tensors(inputs.size());
  }

  /** The tensors that the first so many operands read, each once. */
  public List<Tensor> tensors(int operands) {
    if (operands == 1) {
      return List.of(input().tensor());
    }
    List<Tensor> tensors = new ArrayList<>();
    for (Operand operand : inputs.subList(0, operands)) {
      if (!tensors.contains(operand.tensor())) {
        tensors.add(operand.tensor());
      }
    }
    return List.copyOf(tensors);
  }

  /** The first, often only, operand. */
  public Operand input() {
    return inputs.get(0);
  }
}
