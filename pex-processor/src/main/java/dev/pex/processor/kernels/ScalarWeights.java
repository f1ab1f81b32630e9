package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;

/**
 * Weights for the scalar kernels, in blocks of four filters: those of a tap lie side by side.
 *
 * @param weights {@code [filters][taps]}
 */
record ScalarWeights(Int8Values weights, int filters, int taps) {
  /** Filters of a block. */
  static final int FILTERS = 4;

  private static final int SUM_END = 1 << 23;
  private static final int MOST_TAPS = 1 << 15;
  private static final int RAISE = 128;

  /** Whether the kernels can add and rescale so many. */
  boolean fit(Int32Values bias, Int8Values shift) {
    return taps <= MOST_TAPS
        && RightShifts.fit(shift)
        && FilterSums.areBelow(SUM_END, weights, bias);
  }

  /**
   * The bytes, {@code [blocks][taps][4]}; filters that are not there have weights of zero.
   *
   * @param raised whether 128 is added, to be read as unsigned
   */
  Int8Values blocks(boolean raised) {
    int blocks = (filters + FILTERS - 1) / FILTERS;
    byte[] bytes = new byte[blocks * taps * FILTERS];
    for (int filter = 0; filter < FILTERS * blocks; filter++) {
      int first = filter / FILTERS * taps * FILTERS + filter % FILTERS;
      for (int tap = 0; tap < taps; tap++) {
        int weight = filter < filters ? weights.get(filter * taps + tap) : 0;
        bytes[first + tap * FILTERS] = (byte) (raised ? weight + RAISE : weight);
      }
    }
    return Int8Values.copyOf(bytes);
  }
}
