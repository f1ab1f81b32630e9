package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;

/**
 * Filters for SMLAD: two of them share halfwords, {@code 256 * second + first}, so that one
 * multiplication serves both and the sign extension of the lower bytes gives the first alone.
 *
 * @param weights {@code [filters][height][width][channels]}
 */
record FilterPairs(Int8Values weights, int filters, int height, int width, int channels) {
  /** Words of a kernel row of a block: two for each four taps, one for the last one or two. */
  int rowWords(int blockChannels) {
    int taps = width * blockChannels;
    return taps / 4 * 2 + (taps % 4 + 1) / 2;
  }

  /** How many pairs there are; where filters are odd, the last has but a first one. */
  int pairs() {
    return (filters + 1) / 2;
  }

  /** Whether each two weights can share a halfword: beside -128 none may be below zero. */
  boolean fit() {
    return !weights.contains(Byte.MIN_VALUE) || eachTwoFit();
  }

  private boolean eachTwoFit() {
    int taps = height * width * channels;
    for (int filter = 0; filter + 1 < filters; filter += 2) {
      for (int tap = 0; tap < taps; tap++) {
        int first = weights.get(filter * taps + tap);
        int second = weights.get((filter + 1) * taps + tap);
        if (256 * second + first < Short.MIN_VALUE) {
          return false;
        }
      }
    }
    return true;
  }

  /** The words, {@code [pairs][blocks][height][rowWords]}. */
  Int32Values packed(int blockChannels) {
    int blocks = channels / blockChannels;
    int rowWords = rowWords(blockChannels);
    int[] taps = taps(blockChannels);
    int[] packed = new int[pairs() * blocks * height * rowWords];
    int next = 0;
    for (int filter = 0; filter < filters; filter += 2) {
      for (int block = 0; block < blocks; block++) {
        for (int row = 0; row < height; row++) {
          int first = (filter * height + row) * width * channels + block * blockChannels;
          new BlockRow(taps, first, filter + 1 < filters).pack(packed, next);
          next += rowWords;
        }
      }
    }
    return Int32Values.copyOf(packed);
  }

  /** Where the taps of a kernel row of a block lie behind its first. */
  private int[] taps(int blockChannels) {
    int[] taps = new int[width * blockChannels];
    for (int tap = 0; tap < taps.length; tap++) {
      taps[tap] = tap / blockChannels * channels + tap % blockChannels;
    }
    return taps;
  }

  /** A kernel row of a block of channels, for a pair of filters or the last one. */
  private final class BlockRow {
    private final int[] taps;
    private final int first;
    private final boolean isPair;

    BlockRow(int[] taps, int first, boolean isPair) {
      this.taps = taps;
      this.first = first;
      this.isPair = isPair;
    }

    /** Of each four taps (0, 2) and (1, 3); of the last one or two (0, 1). */
    void pack(int[] packed, int place) {
      int next = place;
      int tap = 0;
      for (; taps.length - tap > 2; tap += 4) {
        packed[next++] = word(tap, tap + 2);
        packed[next++] = word(tap + 1, tap + 3);
      }
      if (tap < taps.length) {
        packed[next] = word(tap, tap + 1);
      }
    }

    private int word(int low, int high) {
      return (shared(low) & 0xFFFF) | shared(high) << 16;
    }

    private int shared(int tap) {
      if (tap >= taps.length) {
        return 0;
      }
      int weight = first + taps[tap];
      int second = isPair ? weights.get(weight + height * width * channels) : 0;
      return 256 * second + weights.get(weight);
    }
  }
}
