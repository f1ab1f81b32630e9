package dev.pex.codesign.model;

import dev.pex.codesign.network.Shape;

/** One example's tensor in double precision, channels innermost. */
final class Values {
  private final Shape shape;
  private final double[] elements;

  Values(Shape shape, double[] elements) {
    this.shape = shape;
    this.elements = elements;
  }

  Shape shape() {
    return shape;
  }

  double[] elements() {
    return elements;
  }

  static Values zeros(Shape shape) {
    return new Values(shape, new double[shape.height() * shape.width() * shape.channels()]);
  }

  int index(int row, int column, int channel) {
    return (row * shape.width() + column) * shape.channels() + channel;
  }

  double at(int row, int column, int channel) {
    return elements[index(row, column, channel)];
  }

  boolean isInside(int row, int column) {
    return row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
  }

  /** The position along height, width and channels of an element. */
  int[] position(int index) {
    int pixel = index / shape.channels();
    return new int[] {pixel / shape.width(), pixel % shape.width(), index % shape.channels()};
  }
}
