package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import java.util.function.IntUnaryOperator;

/**
 * Filters for SMLAD: two of them share halfwords, {@code 256 * second + first}, so that one
 * multiplication serves both and the sign extension of the lower bytes gives the first alone.
 *
 * @param weights {@code [filters][height][width][channels]}
 */
record FilterPairs(Int8Values weights, int filters, int height, int width, int channels) {
  private static final int SUM_END = 1 << 23;
  private static final int WORDS_PER_PAIR = 5;
  private static final int NONE = -1;

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

  /** Whether 256 times a sum, and half of that again, stay in 32 bits. */
  boolean sumsFit(Int32Values bias) {
    return FilterSums.areBelow(SUM_END, weights, bias);
  }

  /**
   * What kernels need to make outputs of a pair's sums, {@code [pairs][5]}.
   *
   * @param places how far a filter's outputs are shifted, as the kernel wants it, one byte
   */
  Int32Values outputs(Int32Values bias, Int32Values multiplier, IntUnaryOperator places) {
    int[] outputs = new int[WORDS_PER_PAIR * pairs()];
    for (int pair = 0; pair < pairs(); pair++) {
      int first = 2 * pair;
      int second = Math.min(first + 1, filters - 1);
      int next = WORDS_PER_PAIR * pair;
      outputs[next] = bias.get(first);
      outputs[next + 1] = bias.get(second);
      outputs[next + 2] = multiplier.get(first);
      outputs[next + 3] = multiplier.get(second);
      outputs[next + 4] = places.applyAsInt(first) | places.applyAsInt(second) << 8;
    }
    return Int32Values.copyOf(outputs);
  }

  /** Words of a pair whose channels come in blocks; the last one may be smaller. */
  int words(int blockChannels) {
    return height
        * (channels / blockChannels * rowWords(blockChannels) + rowWords(channels % blockChannels));
  }

  /** The words, {@code [pairs][blocks][height][rowWords]}. */
  Int32Values packed(int blockChannels) {
    byte[] values = weights.toArray();
    int[] packed = new int[pairs() * words(blockChannels)];
    int next = 0;
    for (int filter = 0; filter < filters; filter += 2) {
      int second = filter + 1 < filters ? height * width * channels : NONE;
      for (int channel = 0; channel < channels; channel += blockChannels) {
        int[] taps = taps(Math.min(blockChannels, channels - channel));
        for (int row = 0; row < height; row++) {
          int first = (filter * height + row) * width * channels + channel;
          next = new BlockRow(values, first, second, taps).pack(packed, next);
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
  private static final class BlockRow {
    private final byte[] values;
    private final int first;
    private final int second;
    private final int[] taps;

    /**
     * @param first where it begins in the first filter
     * @param second how far behind lies the second filter, or {@link #NONE}
     * @param taps where its taps lie behind the first
     */
    BlockRow(byte[] values, int first, int second, int[] taps) {
      this.values = values;
      this.first = first;
      this.second = second;
      this.taps = taps;
    }

    /** Of each four taps (0, 2) and (1, 3); of the last one or two (0, 1); the next place. */
    int pack(int[] packed, int place) {
      int next = place;
      int tap = 0;
      for (; taps.length - tap > 3; tap += 4) {
        packed[next++] = word(shared(tap), shared(tap + 2));
        packed[next++] = word(shared(tap + 1), shared(tap + 3));
      }
      switch (taps.length - tap) {
        case 3 -> {
          packed[next++] = word(shared(tap), shared(tap + 2));
          packed[next++] = word(shared(tap + 1), 0);
        }
        case 2 -> packed[next++] = word(shared(tap), shared(tap + 1));
        case 1 -> packed[next++] = word(shared(tap), 0);
        default -> {}
      }
      return next;
    }

    private static int word(int low, int high) {
      return (low & 0xFFFF) | high << 16;
    }

    private int shared(int tap) {
      int weight = first + taps[tap];
      return second == NONE ? values[weight] : 256 * values[weight + second] + values[weight];
    }
  }
}
