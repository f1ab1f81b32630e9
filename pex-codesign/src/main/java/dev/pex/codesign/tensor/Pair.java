package dev.pex.codesign.tensor;

import ai.djl.ndarray.types.Shape;

/** A number for rows and one for columns. */
public record Pair(int rows, int columns) {
  Shape shape() {
    return new Shape(rows, columns);
  }
}
