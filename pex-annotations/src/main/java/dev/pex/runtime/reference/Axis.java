package dev.pex.runtime.reference;

/** The axes of a tensor, outermost first; the batch is always one. */
public enum Axis {
  HEIGHT,
  WIDTH,
  CHANNELS;

  /** The size along this axis. */
  int of(TensorType type) {
    return switch (this) {
      case HEIGHT -> type.height();
      case WIDTH -> type.width();
      case CHANNELS -> type.channels();
    };
  }
}
