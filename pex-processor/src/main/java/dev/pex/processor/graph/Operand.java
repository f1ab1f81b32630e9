package dev.pex.processor.graph;

import java.util.Objects;

/**
 * A tensor as an operator or the outside reads it: the same bytes, perhaps under another shape. A
 * reshape that only re-labels is folded into the operands that read it.
 */
public record Operand(Tensor tensor, Shape shape) {
  public Operand {
    if (tensor.shape().elements() != shape.elements()) {
      throw new IllegalArgumentException(
          "'" + tensor.name() + "' " + tensor.shape() + " cannot be read as " + shape);
    }
  }

  /** The tensor as it is. */
  public static Operand of(Tensor tensor) {
    return new Operand(tensor, tensor.shape());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Operand that && tensor.equals(that.tensor) && shape.equals(that.shape);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tensor, shape);
  }
}
