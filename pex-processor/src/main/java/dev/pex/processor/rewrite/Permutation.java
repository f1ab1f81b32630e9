package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Shape;
import java.util.List;

/**
 * An order of the axes height, width, channels: axis {@code i} of the result is {@code axes[i]}.
 */
record Permutation(List<Integer> axes) {
  static Permutation of(Op.Transpose op) {
    return new Permutation(op.permutation());
  }

  /** The shape of the result. */
  Shape shape(Shape input) {
    List<Integer> sizes = sizes(input);
    return new Shape(sizes.get(axes.get(0)), sizes.get(axes.get(1)), sizes.get(axes.get(2)));
  }

  /** Whether elements stay in their order, because only axes of one element move. */
  boolean keepsOrder(Shape input) {
    List<Integer> sizes = sizes(input);
    List<Integer> moved = axes.stream().filter(axis -> sizes.get(axis) > 1).toList();
    return moved.equals(moved.stream().sorted().toList());
  }

  /** A mean of the result as a mean of the input: over the axes that those of the result were. */
  Op.Mean before(Op.Mean mean) {
    List<Boolean> over = List.of(mean.height(), mean.width(), mean.channels());
    return new Op.Mean(
        over.get(axes.indexOf(0)), over.get(axes.indexOf(1)), over.get(axes.indexOf(2)));
  }

  private static List<Integer> sizes(Shape shape) {
    return List.of(shape.height(), shape.width(), shape.channels());
  }
}
