package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int8Values;
import java.util.Arrays;

/** Weights as the kernels for MVE want them, in blocks of vectors; what is not there is zero. */
final class MveWeights {
  /** Output channels of a block of a convolution or dense layer. */
  static final int FILTERS = 4;

  /** Bytes of a vector, and channels of a block of a depthwise convolution. */
  static final int LANES = 16;

  private static final int MOST_SHARED_PADDING = 64;

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

  /** What padding reads: zero points, as many as convolutions of usual depth have channels. */
  static Int8Values padding(int zeroPoint, int channels) {
    byte[] padding = new byte[Math.max(channels, MOST_SHARED_PADDING)];
    Arrays.fill(padding, (byte) zeroPoint);
    return Int8Values.copyOf(padding);
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
