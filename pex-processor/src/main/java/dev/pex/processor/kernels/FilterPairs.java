package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import java.util.OptionalInt;

/**
 * Filters for SMLAD: two of them share halfwords, {@code 256 * second + first}, so that one
 * multiplication serves both and the sign extension of the lower bytes gives the first alone.
 *
 * @param weights {@code [filters][rows * rowTaps]}
 * @param rows kernel rows, each of which begins with a new word
 */
record FilterPairs(Int8Values weights, int filters, int rows, int rowTaps) {
  /** Words of one kernel row: two for each four taps, one for the last one or two. */
  int rowWords() {
    int last = rowTaps % 4;
    return rowTaps / 4 * 2 + (last == 0 ? 0 : last == 3 ? 2 : 1);
  }

  /** Words of a pair. */
  int words() {
    return rows * rowWords();
  }

  /** How many pairs there are; where filters are odd, the last has but a first one. */
  int pairs() {
    return (filters + 1) / 2;
  }

  /** Whether each two weights can share a halfword. */
  boolean fit() {
    for (int pair = 0; pair < pairs(); pair++) {
      for (int tap = 0; tap < rows * rowTaps; tap++) {
        if (shared(pair, OptionalInt.of(tap)) < Short.MIN_VALUE) {
          return false;
        }
      }
    }
    return true;
  }

  /** The words, {@code [pairs][rows][rowWords]}. */
  Int32Values packed() {
    int[] packed = new int[pairs() * words()];
    int next = 0;
    for (int pair = 0; pair < pairs(); pair++) {
      for (int row = 0; row < rows; row++) {
        next = packRow(packed, next, pair, row);
      }
    }
    return Int32Values.copyOf(packed);
  }

  /** Of each four taps (0, 2) and (1, 3); of the last one or two (0, 1). */
  private int packRow(int[] packed, int first, int pair, int row) {
    int next = first;
    int tap = 0;
    for (; rowTaps - tap > 2; tap += 4) {
      packed[next++] = word(pair, row, tap, tap + 2);
      packed[next++] = word(pair, row, tap + 1, tap + 3);
    }
    if (tap < rowTaps) {
      packed[next++] = word(pair, row, tap, tap + 1);
    }
    return next;
  }

  private int word(int pair, int row, int low, int high) {
    return (shared(pair, tap(row, low)) & 0xFFFF) | shared(pair, tap(row, high)) << 16;
  }

  private OptionalInt tap(int row, int tap) {
    return tap < rowTaps ? OptionalInt.of(row * rowTaps + tap) : OptionalInt.empty();
  }

  private int shared(int pair, OptionalInt tap) {
    return tap.isEmpty()
        ? 0
        : 256 * weight(2 * pair + 1, tap.getAsInt()) + weight(2 * pair, tap.getAsInt());
  }

  private int weight(int filter, int tap) {
    return filter < filters ? weights.get(filter * rows * rowTaps + tap) : 0;
  }
}
