package dev.pex.processor.lower;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Tensor;
import java.util.List;
import java.util.Optional;

/** Where weights and quantisation come from; what is wrong with them has been reported. */
interface Parameters {
  /** The quantisation of an input. */
  Optional<Quantization> input(InputDraft input);

  /** The node with everything that the draft lacks. */
  Optional<Node> complete(Draft draft);

  /** The node of a draft, once operator and quantisation are known. */
  static Node node(Draft draft, Op op, Quantization quantization) {
    List<Operand> operands = draft.inputs().stream().map(Operand::of).toList();
    Tensor output = new Tensor(draft.name(), draft.output(), quantization, draft.origin());
    return new Node(op, operands, output, draft.origin());
  }
}
