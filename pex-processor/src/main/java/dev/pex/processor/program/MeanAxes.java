package dev.pex.processor.program;

import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Shape;

/**
 * A mean over rows, columns or both. A mean that takes the channels too is one over the columns of
 * the same bytes under another shape.
 */
record MeanAxes(Shape input, boolean overHeight, boolean overWidth) {
  static MeanAxes of(Op.Mean op, Shape shape) {
    if (!op.channels()) {
      return new MeanAxes(shape, op.height(), op.width());
    }
    if (op.width() || shape.width() == 1) {
      boolean all = op.height();
      int elements = shape.rowElements();
      return all
          ? new MeanAxes(new Shape(1, shape.height() * elements, 1), false, true)
          : new MeanAxes(new Shape(shape.height(), elements, 1), false, true);
    }
    if (op.height() && shape.height() > 1) {
      throw new IllegalArgumentException("a mean over height and channels is not supported");
    }
    int pixels = shape.height() * shape.width();
    return new MeanAxes(new Shape(pixels, shape.channels(), 1), false, true);
  }

  /** Elements in each mean. */
  int count() {
    return (overHeight ? input.height() : 1) * (overWidth ? input.width() : 1);
  }
}
