package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;

/** How great the sums of filters can become. */
final class FilterSums {
  private FilterSums() {}

  /**
   * Whether the magnitudes of all sums are below an end, for whatever values filters read.
   *
   * @param weights of one filter after the other, as many as there are biases
   */
  static boolean areBelow(int end, Int8Values weights, Int32Values bias) {
    int taps = weights.size() / bias.size();
    for (int filter = 0; filter < bias.size(); filter++) {
      int first = filter * taps;
      long magnitudes =
          2 * weights.sumOfPositive(first, first + taps) - weights.sum(first, first + taps);
      if (Math.abs((long) bias.get(filter)) + 128 * magnitudes >= end) {
        return false;
      }
    }
    return true;
  }
}
