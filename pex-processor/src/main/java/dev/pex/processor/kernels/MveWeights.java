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

  /** {@code [blocks][vectors][4][16]} of {@code [filters][inputs]}. */
  static Int8Values filters(Int8Values weights, int filters) {
    return filters(weights, filters, 1, 1);
  }

  /**
   * {@code [blocks][rows][vectors][columns][4][16]} of {@code [filters][rows][columns][inputs]}.
   */
  static Int8Values filters(Int8Values weights, int filters, int rows, int columns) {
    int taps = rows * columns;
    int inputs = weights.size() / (filters * taps);
    int vectors = count(inputs, LANES);
    byte[] packed = new byte[count(filters, FILTERS) * taps * vectors * FILTERS * LANES];
    for (int filter = 0; filter < filters; filter++) {
      for (int tap = 0; tap < taps; tap++) {
        int row = filter / FILTERS * rows + tap / columns;
        for (int input = 0; input < inputs; input++) {
          int vector = (row * vectors + input / LANES) * columns + tap % columns;
          packed[(vector * FILTERS + filter % FILTERS) * LANES + input % LANES] =
              weights.get((filter * taps + tap) * inputs + input);
        }
      }
    }
    return Int8Values.copyOf(packed);
  }

  /**
   * How many lanes the blocks of a depthwise convolution use: of few channels, one block has those
   * of several pixels.
   */
  static int lanes(int channels) {
    return channels < LANES ? LANES / channels * channels : channels;
  }

  /** {@code [blocks][taps][16]} of {@code [taps][channels]}. */
  static Int8Values channels(Int8Values weights, int taps, int channels) {
    byte[] packed = new byte[count(channels, LANES) * taps * LANES];
    for (int tap = 0; tap < taps; tap++) {
      for (int lane = 0; lane < lanes(channels); lane++) {
        int vector = lane / LANES * taps + tap;
        packed[vector * LANES + lane % LANES] = weights.get(tap * channels + lane % channels);
      }
    }
    return Int8Values.copyOf(packed);
  }
}
