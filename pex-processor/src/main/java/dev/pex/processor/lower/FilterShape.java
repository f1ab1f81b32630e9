package dev.pex.processor.lower;

import dev.pex.processor.graph.Filter;

/** The sizes of a {@link Filter}, innermost last. */
record FilterShape(int outer, int height, int width, int inner) {
  static FilterShape of(Filter filter) {
    return new FilterShape(filter.outer(), filter.height(), filter.width(), filter.inner());
  }

  /** How many weights. */
  long elements() {
    return Math.multiplyExact((long) outer * height, (long) width * inner);
  }

  @Override
  public String toString() {
    return outer + "x" + height + "x" + width + "x" + inner;
  }
}
