package dev.pex.processor.tflite;

import dev.pex.processor.graph.Shape;
import java.util.List;
import java.util.stream.Collectors;

/** The sizes of a tensor in the file, batch first where there is one. */
record Dimensions(List<Integer> sizes) {
  Dimensions {
    sizes = List.copyOf(sizes);
  }

  static Dimensions of(Integer... sizes) {
    return new Dimensions(List.of(sizes));
  }

  /** Batch one, then height, width and channels. */
  static Dimensions picture(Shape shape) {
    return of(1, shape.height(), shape.width(), shape.channels());
  }

  int rank() {
    return sizes.size();
  }

  int size(int axis) {
    return sizes.get(axis);
  }

  /** The product of all sizes; saturates far above what a tensor may hold. */
  long elements() {
    long elements = 1;
    for (int size : sizes) {
      elements = Math.min(elements * size, Long.MAX_VALUE >> 32);
    }
    return elements;
  }

  /** Whether a shape can stand for it: rank one to four, batch one if there is a batch. */
  boolean hasShape() {
    return rank() >= 1 && rank() <= 4 && (rank() < 4 || size(0) == 1);
  }

  /** The shape: sizes aligned to the right of height, width, channels. */
  Shape shape() {
    return new Shape(fromRight(2), fromRight(1), fromRight(0));
  }

  private int fromRight(int distance) {
    return distance < rank() ? size(rank() - 1 - distance) : 1;
  }

  /** As in messages: {@code 1x25x5x64}. */
  @Override
  public String toString() {
    return sizes.isEmpty()
        ? "a scalar"
        : sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
