package dev.pex.processor.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How {@code pex_conv_s8_dsp} uses its stack: some pixels are widened to 16 bits for a chunk of the
 * weights, and the sums of some pairs of filters are kept from one chunk to the next.
 *
 * @param pixels that are computed at a time
 * @param blockChannels input channels of a chunk
 * @param rows kernel rows of a chunk
 * @param pairs of filters whose sums are kept; none where one chunk is all
 * @param valueWords words of the stack for the widened pixels
 */
record DspScratch(int pixels, int blockChannels, int rows, int pairs, int valueWords) {
  private static final int MOST_WORDS = 96;
  private static final int MOST_PIXELS = 3;

  /** The way that takes fewest instructions; empty where there is none. */
  static Optional<DspScratch> of(FilterPairs filters, int stride) {
    List<DspScratch> ways = new ArrayList<>();
    List<Integer> blocks = blocks(filters);
    for (int pixels = 1; pixels <= MOST_PIXELS; pixels++) {
      for (int block : blocks) {
        for (int rows = 1; rows <= filters.height(); rows++) {
          if (filters.height() % rows == 0) {
            way(filters, stride, pixels, block, rows).ifPresent(ways::add);
          }
        }
      }
    }
    return ways.stream().min(Comparator.comparingDouble(way -> way.instructions(filters)));
  }

  /**
   * All channels or so many fours of them; only of a kernel one column wide may the last block be
   * smaller than the others.
   */
  private static List<Integer> blocks(FilterPairs filters) {
    List<Integer> blocks = new ArrayList<>();
    int most = Math.min(filters.channels() - 1, 2 * MOST_WORDS);
    for (int block = 4; block <= most; block += 4) {
      if (filters.width() == 1 || filters.channels() % block == 0) {
        blocks.add(block);
      }
    }
    blocks.add(filters.channels());
    return blocks;
  }

  private static Optional<DspScratch> way(
      FilterPairs filters, int stride, int pixels, int block, int rows) {
    int columns = (pixels - 1) * stride + filters.width();
    int values =
        block % 4 == 0 && filters.width() > 1
            ? rows * columns * block / 2
            : pixels * rows * filters.rowWords(block);
    if (block == filters.channels() && rows == filters.height()) {
      return values <= MOST_WORDS
          ? Optional.of(new DspScratch(pixels, block, rows, 0, values))
          : Optional.empty();
    }
    int pairs = Math.min(filters.pairs(), (MOST_WORDS - values) / (2 * pixels));
    return pairs > 0
        ? Optional.of(new DspScratch(pixels, block, rows, pairs, values))
        : Optional.empty();
  }

  /** Words of stack. */
  int words() {
    return valueWords + 2 * pixels * pairs;
  }

  /** About how many instructions one pixel takes. */
  private double instructions(FilterPairs filters) {
    int blocks = (filters.channels() + blockChannels - 1) / blockChannels;
    int chunks = blocks * (filters.height() / rows);
    int words = filters.words(blockChannels);
    int groups = pairs == 0 ? 1 : (filters.pairs() + pairs - 1) / pairs;
    double runs = Math.max(pixels * rows, 2.0 * valueWords / blockChannels);
    double widened = (2.0 * valueWords + 10 * runs + 30) * chunks * groups;
    double multiplied = filters.pairs() * words * (3 + 5 * pixels) / 2.0;
    double kept = pairs == 0 ? 0 : filters.pairs() * (chunks + 1) * (6 + 2.0 * pixels);
    double scaled = filters.pairs() * (12 + 13.0 * pixels);
    return (widened + multiplied + kept + scaled) / pixels;
  }
}
