package dev.pex.processor.graph;

/**
 * An input or output of the network.
 *
 * @param name what the user calls it; an output's name may differ from its tensor's where a reshape
 *     was folded
 * @param type what stands in the model's file; a FLOAT32 port is quantised at the border and int8
 *     within
 */
public record Port(String name, Operand operand, ElementType type) {
  /** The element types a port can have outside. */
  public enum ElementType {
    INT8,
    FLOAT32
  }

  /** The tensor behind the port. */
  public Tensor tensor() {
    return operand.tensor();
  }

  /** The shape at the port. */
  public Shape shape() {
    return operand.shape();
  }
}
