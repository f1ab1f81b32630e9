package dev.pex.processor.tflite;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import java.util.List;

/**
 * An activation that an operator can read: the graph's tensor, and the dimensions it has in the
 * file.
 *
 * @param axes for each dimension the axis of the tensor's shape that it is, {@link #BATCH} for none
 */
record Value(Tensor tensor, Dimensions dimensions, List<Integer> axes) {
  /** In place of an axis: a dimension of size one that the tensor's shape leaves out. */
  static final int BATCH = -1;

  Value {
    axes = List.copyOf(axes);
  }

  /** A tensor whose shape is its dimensions aligned to the right. */
  static Value of(Tensor tensor, Dimensions dimensions) {
    return new Value(tensor, dimensions, alignedRight(dimensions.rank()));
  }

  /** The axes of a rank: the last dimension is the channels. */
  static List<Integer> alignedRight(int rank) {
    List<Integer> all = List.of(BATCH, 0, 1, 2);
    return all.subList(4 - rank, 4);
  }

  /** The value as operators read it, its dimensions aligned to the right. */
  Operand operand() {
    return new Operand(tensor, dimensions.shape());
  }

  /** The value read as a vector. */
  Operand flattened() {
    return new Operand(tensor, Shape.vector(tensor.shape().elements()));
  }
}
