package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int8Values;

/** Weights as the kernels for MVE want them, in blocks of vectors; what is not there is zero. */
final class MveWeights {
  /** Output channels of a block of a convolution or dense layer. */
  static final int FILTERS = 4;

  /** Bytes of a vector, and channels of a block of a depthwise convolution. */
  static final int LANES = 16;

  private MveWeights() {}

  /** How many blocks or vectors of this size hold so many elements. */
  static int count(int elements, int size) {
    return (elements + size - 1) / size;
  }

  /** {@code [blocks][taps][vectors][4][16]} of {@code [filters][taps][inputs]}. */
  static Int8Values filters(Int8Values weights, int filters, int taps, int inputs) {
    int vectors = count(inputs, LANES);
    byte[] packed = new byte[count(filters, FILTERS) * taps * vectors * FILTERS * LANES];
    for (int filter = 0; filter < filters; filter++) {
      for (int tap = 0; tap < taps; tap++) {
        int first = (filter / FILTERS * taps + tap) * vectors * FILTERS + filter % FILTERS;
        for (int input = 0; input < inputs; input++) {
          int vector = first + input / LANES * FILTERS;
          packed[vector * LANES + input % LANES] =
              weights.get((filter * taps + tap) * inputs + input);
        }
      }
    }
    return Int8Values.copyOf(packed);
  }

  /** {@code [blocks][taps][16]} of {@code [taps][channels]}. */
  static Int8Values channels(Int8Values weights, int taps, int channels) {
    byte[] packed = new byte[count(channels, LANES) * taps * LANES];
    for (int tap = 0; tap < taps; tap++) {
      for (int channel = 0; channel < channels; channel++) {
        int vector = channel / LANES * taps + tap;
        packed[vector * LANES + channel % LANES] = weights.get(tap * channels + channel);
      }
    }
    return Int8Values.copyOf(packed);
  }
}
