package dev.pex.processor.tflite;

import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.tflite.schema.ConcatenationOptions;
import dev.pex.processor.tflite.schema.ReshapeOptions;
import java.util.ArrayList;
import java.util.List;

/** Reads the operators that change shapes: joins, padding, reshapes and transpositions. */
final class ShapeOperators {
  private ShapeOperators() {}

  /** Keeps a long list from being walked for each operator that shares it. */
  static void requireCount(OperatorView operator, String what, int count) {
    if (count > 8) {
      throw operator.invalid("names " + count + " " + what);
    }
  }

  /** Tensors one behind the other along an axis of the file, other than the batch. */
  static Reading concatenate(OperatorView operator) {
    ConcatenationOptions options = operator.requiredOptions(new ConcatenationOptions());
    if (operator.fused(options.fusedActivationFunction()) != FusedActivation.NONE) {
      throw operator.unsupported("fuses an activation");
    }
    Value first = operator.activation(0);
    int rank = first.dimensions().rank();
    int axis = options.axis() < 0 ? options.axis() + rank : options.axis();
    if (axis < 0 || axis >= rank) {
      throw operator.invalid("names axis " + options.axis() + " of " + rank + " dimensions");
    }
    if (axis == rank - 4) {
      throw operator.unsupported("concatenates batches");
    }
    List<Operand> operands = new ArrayList<>();
    long size = 0;
    for (int index = 0; index < operator.operands(); index++) {
      Value value = operator.activation(index);
      operator.requireSameQuantization(value);
      if (!sized(value.dimensions(), axis, 1).equals(sized(first.dimensions(), axis, 1))) {
        throw operator.invalid("concatenates " + first.dimensions() + " and " + value.dimensions());
      }
      size += value.dimensions().size(axis);
      operands.add(value.operand());
    }
    Dimensions joined = sized(first.dimensions(), axis, (int) Math.min(size, Integer.MAX_VALUE));
    return Reading.of(new Op.Concatenate(Axis.numbered(axis + 3 - rank)), operands, joined);
  }

  private static Dimensions sized(Dimensions dimensions, int axis, int size) {
    List<Integer> sizes = new ArrayList<>(dimensions.sizes());
    sizes.set(axis, size);
    return new Dimensions(sizes);
  }

  static Reading pad(OperatorView operator) {
    boolean withValue = operator.kind() == OperatorKind.PADV2;
    operator.requireOperands(withValue ? 3 : 2, withValue ? 3 : 2);
    Value input = operator.activation(0);
    operator.requireSameQuantization(input);
    if (withValue) {
      requireZero(operator, input);
    }
    int rank = input.dimensions().rank();
    Int32Values amounts = operator.int32(1);
    if (amounts.size() != 2 * rank) {
      throw operator.invalid("has " + amounts.size() + " paddings for " + rank + " dimensions");
    }
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      long size = (long) amounts.get(2 * axis) + amounts.get(2 * axis + 1);
      if (amounts.get(2 * axis) < 0 || amounts.get(2 * axis + 1) < 0) {
        throw operator.invalid("has negative padding");
      }
      size += input.dimensions().size(axis);
      if (size != input.dimensions().size(axis) && (axis == rank - 1 || axis < rank - 3)) {
        throw operator.unsupported("pads other dimensions than height and width");
      }
      sizes.add((int) Math.min(size, Integer.MAX_VALUE));
    }
    return Reading.of(
        new Op.Pad(padding(amounts, rank)), List.of(input.operand()), new Dimensions(sizes));
  }

  private static Padding padding(Int32Values amounts, int rank) {
    int rows = 2 * (rank - 3);
    int columns = 2 * (rank - 2);
    return new Padding(
        rows < 0 ? 0 : amounts.get(rows),
        rows < 0 ? 0 : amounts.get(rows + 1),
        columns < 0 ? 0 : amounts.get(columns),
        columns < 0 ? 0 : amounts.get(columns + 1));
  }

  /** The value has the quantisation of what it surrounds, as TensorFlow Lite demands. */
  private static void requireZero(OperatorView operator, Value input) {
    FileTensor value = operator.constant(2);
    Quantization quantization = input.tensor().quantization();
    boolean zero =
        value.dimensions().elements() == 1
            && value.quantization().equals(quantization)
            && operator.int8(value).get(0) == quantization.zeroPoint();
    if (!zero) {
      throw operator.unsupported("pads with another value than zero");
    }
  }

  static Reading reshape(OperatorView operator) {
    operator.requireOperands(1, 2);
    Value input = operator.activation(0);
    operator.requireSameQuantization(input);
    Dimensions written = operator.output().dimensions();
    Shape shape = Values.shape(operator.output());
    if (written.elements() != input.dimensions().elements()) {
      throw operator.invalid("reshapes " + input.dimensions() + " to " + written);
    }
    requireAsked(operator, asked(operator), written);
    return Reading.of(new Op.Reshape(shape), List.of(input.operand()), written);
  }

  /** SQUEEZE and EXPAND_DIMS: dimensions of one element more or less. */
  static Reading renumber(OperatorView operator) {
    operator.requireOperands(1, 2);
    Value input = operator.activation(0);
    operator.requireSameQuantization(input);
    Dimensions written = operator.output().dimensions();
    if (!withoutOnes(written).equals(withoutOnes(input.dimensions()))) {
      throw operator.invalid("makes " + written + " of " + input.dimensions());
    }
    Shape shape = Values.shape(operator.output());
    return Reading.of(new Op.Reshape(shape), List.of(input.operand()), written);
  }

  private static List<Integer> withoutOnes(Dimensions dimensions) {
    return dimensions.sizes().stream().filter(size -> size != 1).toList();
  }

  /** The sizes that the operator asks for; empty if only its result says. */
  private static List<Integer> asked(OperatorView operator) {
    List<Integer> asked = new ArrayList<>();
    if (operator.index(1).isPresent()) {
      Int32Values sizes = operator.int32(1);
      requireCount(operator, "sizes", sizes.size());
      for (int axis = 0; axis < sizes.size(); axis++) {
        asked.add(sizes.get(axis));
      }
      return asked;
    }
    operator
        .options(new ReshapeOptions())
        .ifPresent(
            options -> {
              requireCount(operator, "sizes", options.newShapeLength());
              for (int axis = 0; axis < options.newShapeLength(); axis++) {
                asked.add(options.newShape(axis));
              }
            });
    return asked;
  }

  private static void requireAsked(OperatorView operator, List<Integer> asked, Dimensions written) {
    boolean same = asked.isEmpty() || asked.size() == written.rank();
    for (int axis = 0; same && axis < asked.size(); axis++) {
      same = asked.get(axis) == -1 || asked.get(axis) == written.size(axis);
    }
    if (!same) {
      throw operator.invalid("asks for a shape that its result " + written + " has not");
    }
  }

  static Reading transpose(OperatorView operator) {
    operator.requireOperands(2, 2);
    Value input = operator.activation(0);
    operator.requireSameQuantization(input);
    int rank = input.dimensions().rank();
    Int32Values order = operator.int32(1);
    boolean[] seen = new boolean[rank];
    List<Integer> sizes = new ArrayList<>();
    List<Integer> permutation = new ArrayList<>(List.of(0, 1, 2).subList(0, Math.max(0, 3 - rank)));
    for (int index = 0; index < order.size(); index++) {
      int axis = order.get(index) < 0 ? order.get(index) + rank : order.get(index);
      if (order.size() != rank || axis < 0 || axis >= rank || seen[axis]) {
        throw operator.invalid("has an order of axes that is no permutation");
      }
      seen[axis] = true;
      sizes.add(input.dimensions().size(axis));
      permutation.add(axis + 3 - rank);
    }
    if (rank == 4 && permutation.remove(0) != -1) {
      throw operator.unsupported("moves the batch");
    }
    return Reading.of(
        new Op.Transpose(permutation), List.of(input.operand()), new Dimensions(sizes));
  }
}
