package dev.pex.processor.graph;

/**
 * An input or output of the network.
 *
 * @param name what the user calls it; an output's name may differ from its tensor's where a reshape
 *     was folded
 * @param type what stands in the model's file; a FLOAT32 port is quantised at the border and int8
 *     within
 * @param feed how the caller gives an input
 */
public record Port(String name, Operand operand, ElementType type, Feed feed) {
  /** The element types a port can have outside. */
  public enum ElementType {
    INT8,
    FLOAT32
  }

  /** Whether an input lies whole in the arena, or is pushed row by row and never does. */
  public enum Feed {
    WHOLE,
    ROWS
  }

  /** An output, or an input that is given whole. */
  public Port(String name, Operand operand, ElementType type) {
    this(name, operand, type, Feed.WHOLE);
  }

  /** The same input, pushed row by row. */
  public Port fedByRows() {
    return new Port(name, operand, type, Feed.ROWS);
  }

  /** Whether the caller pushes it row by row. */
  public boolean isFed() {
    return feed == Feed.ROWS;
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
