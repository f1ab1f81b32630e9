package dev.pex.codesign.quantize;

import dev.pex.codesign.network.Shape;

/** A float tensor, channels innermost. */
public final class FloatTensor {
  private final Shape shape;
  private final float[] values;

  FloatTensor(Shape shape, float[] values) {
    this.shape = shape;
    this.values = values.clone();
  }

  /** A tensor whose elements a function gives. */
  static FloatTensor of(Shape shape, Element element) {
    float[] values = new float[shape.height() * shape.width() * shape.channels()];
    int next = 0;
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        for (int channel = 0; channel < shape.channels(); channel++) {
          values[next++] = (float) element.at(row, column, channel);
        }
      }
    }
    return new FloatTensor(shape, values);
  }

  Shape shape() {
    return shape;
  }

  /** A copy. */
  public float[] values() {
    return values.clone();
  }

  float get(int row, int column, int channel) {
    return values[(row * shape.width() + column) * shape.channels() + channel];
  }

  boolean contains(int row, int column) {
    return row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
  }

  Range range() {
    Range range = new Range(0, 0);
    for (float value : values) {
      range = range.with(new Range(Math.min(value, 0), Math.max(value, 0)));
    }
    return range;
  }

  /** An element by its place. */
  interface Element {
    double at(int row, int column, int channel);
  }
}
