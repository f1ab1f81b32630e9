package dev.pex.processor.tflite;

import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What an operator of a file means.
 *
 * @param dimensions what its result must have in the file
 * @param layout the result's shape where that is not its dimensions aligned to the right
 */
record Reading(Op op, List<Operand> operands, Dimensions dimensions, Optional<Layout> layout) {
  Reading {
    operands = List.copyOf(operands);
  }

  /** A result whose shape is its dimensions aligned to the right. */
  static Reading of(Op op, List<Operand> operands, Dimensions dimensions) {
    return new Reading(op, operands, dimensions, Optional.empty());
  }

  /**
   * A shape with axes that the dimensions leave out.
   *
   * @param axes as in {@link Value}
   */
  record Layout(Shape shape, List<Integer> axes) {
    Layout {
      axes = List.copyOf(axes);
    }
  }
}
