package dev.pex.processor.graph;

import java.util.List;

/** The axes of a tensor, outermost first; the batch is always one. */
public enum Axis {
  HEIGHT(0),
  WIDTH(1),
  CHANNELS(2);

  private final int number;

  Axis(int number) {
    this.number = number;
  }

  /** The axis of that number. */
  public static Axis numbered(int number) {
    return List.of(values()).get(number);
  }

  /** How many axes lie outside it. */
  public int number() {
    return number;
  }

  /** The size of a shape along this axis. */
  public int of(Shape shape) {
    return switch (this) {
      case HEIGHT -> shape.height();
      case WIDTH -> shape.width();
      case CHANNELS -> shape.channels();
    };
  }

  /** The shape with another size along this axis. */
  public Shape resized(Shape shape, int size) {
    return switch (this) {
      case HEIGHT -> new Shape(size, shape.width(), shape.channels());
      case WIDTH -> new Shape(shape.height(), size, shape.channels());
      case CHANNELS -> new Shape(shape.height(), shape.width(), size);
    };
  }
}
