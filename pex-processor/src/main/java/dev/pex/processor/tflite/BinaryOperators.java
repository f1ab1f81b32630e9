package dev.pex.processor.tflite;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.tflite.schema.AddOptions;
import dev.pex.processor.tflite.schema.MulOptions;
import dev.pex.processor.tflite.schema.SubOptions;
import java.util.List;
import java.util.Optional;

/** Reads the operators that combine two tensors element by element. */
final class BinaryOperators {
  private static final double ADD_SHIFT = 1 << 20;

  private BinaryOperators() {}

  static Reading add(OperatorView operator) {
    Optional<Byte> function =
        operator.options(new AddOptions()).map(AddOptions::fusedActivationFunction);
    return sum(operator, "adds", Op.Add.sum(fused(operator, function)));
  }

  static Reading subtract(OperatorView operator) {
    Optional<Byte> function =
        operator.options(new SubOptions()).map(SubOptions::fusedActivationFunction);
    return sum(operator, "subtracts", Op.Add.difference(fused(operator, function)));
  }

  private static FusedActivation fused(OperatorView operator, Optional<Byte> function) {
    return function.map(operator::fused).orElse(FusedActivation.NONE);
  }

  private static Reading sum(OperatorView operator, String verb, Op.Add op) {
    operator.requireOperands(2, 2);
    Value first = operator.activation(0);
    Value second = operator.activation(1);
    Operand left = first.operand();
    Operand right = second.operand();
    if (!left.shape().equals(right.shape())) {
      throw operator.unsupported(
          verb
              + " "
              + first.dimensions()
              + " and "
              + second.dimensions()
              + " where Pex takes tensors of one shape");
    }
    float scale =
        Math.max(left.tensor().quantization().scale(), right.tensor().quantization().scale());
    if (2.0 * scale / (ADD_SHIFT * operator.outputQuantization().scale()) >= 1) {
      throw operator.quantization(verb + " values of scale " + scale + ", far above its result's");
    }
    return Reading.of(op, List.of(left, right), longer(first, second));
  }

  static Reading multiply(OperatorView operator) {
    operator.requireOperands(2, 2);
    Value first = operator.activation(0);
    Value second = operator.activation(1);
    Shape left = first.operand().shape();
    Shape right = second.operand().shape();
    boolean swapped = !left.equals(right) && left.equals(Shape.vector(right.channels()));
    if (!swapped && !left.equals(right) && !right.equals(Shape.vector(left.channels()))) {
      throw operator.unsupported(
          "multiplies "
              + first.dimensions()
              + " and "
              + second.dimensions()
              + " where Pex takes one shape, or one factor for each channel");
    }
    Quantization output = operator.outputQuantization();
    operator.requireFactor(
        (double) first.tensor().quantization().scale()
            * second.tensor().quantization().scale()
            / output.scale());
    Optional<Byte> function =
        operator.options(new MulOptions()).map(MulOptions::fusedActivationFunction);
    List<Operand> operands =
        swapped
            ? List.of(second.operand(), first.operand())
            : List.of(first.operand(), second.operand());
    return Reading.of(new Op.Mul(fused(operator, function)), operands, product(first, second));
  }

  private static Dimensions longer(Value first, Value second) {
    return first.dimensions().rank() >= second.dimensions().rank()
        ? first.dimensions()
        : second.dimensions();
  }

  /** The dimensions of both, sizes of one stretched. */
  private static Dimensions product(Value first, Value second) {
    Dimensions longer = longer(first, second);
    Dimensions other = longer.equals(first.dimensions()) ? second.dimensions() : first.dimensions();
    int shift = longer.rank() - other.rank();
    Integer[] sizes = longer.sizes().toArray(new Integer[0]);
    for (int axis = shift; axis < sizes.length; axis++) {
      sizes[axis] = Math.max(sizes[axis], other.size(axis - shift));
    }
    return Dimensions.of(sizes);
  }
}
