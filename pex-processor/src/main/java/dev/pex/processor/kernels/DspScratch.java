package dev.pex.processor.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How {@code pex_conv_s8_dsp} uses its stack: some pixels are widened to 16 bits for a chunk of the
 * weights, and the sums of some pairs of filters are kept from one chunk to the next.
 *
 * @param pixels that are computed at a time, at most
 * @param blockChannels input channels of a chunk
 * @param rows kernel rows of a chunk
 * @param pairs of filters whose sums are kept; none where one chunk is all
 * @param valueWords words of the stack for the widened pixels
 */
record DspScratch(int pixels, int blockChannels, int rows, int pairs, int valueWords) {
  private static final int MOST_WORDS = 96;
  private static final int MOST_PIXELS = 3;
  private static final int MOST_STRAIGHT_WORDS = 32;
  private static final double LOOP_PER_STEP = 0.75;

  /**
   * The way that takes fewest instructions; empty where there is none.
   *
   * @param columns of a part
   */
  static Optional<DspScratch> of(FilterPairs filters, int stride, int columns) {
    List<DspScratch> ways = new ArrayList<>();
    List<Integer> blocks = blocks(filters);
    for (int pixels = 1; pixels <= Math.min(MOST_PIXELS, columns); pixels++) {
      for (int block : blocks) {
        for (int rows = 1; rows <= filters.height(); rows++) {
          if (filters.height() % rows == 0) {
            way(filters, stride, pixels, block, rows).ifPresent(ways::add);
          }
        }
      }
    }
    return ways.stream()
        .min(Comparator.comparingDouble(way -> way.instructions(filters, stride, columns)));
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
    int values = valueWords(filters, stride, pixels, block, rows);
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

  /** Neighbouring pixels share columns that are whole words. */
  private static int valueWords(FilterPairs filters, int stride, int pixels, int block, int rows) {
    int columns = (pixels - 1) * stride + filters.width();
    return sharesColumns(filters, block)
        ? rows * columns * block / 2
        : pixels * rows * filters.rowWords(block);
  }

  private static boolean sharesColumns(FilterPairs filters, int block) {
    return block % 4 == 0 && filters.width() > 1;
  }

  /** Words of stack. */
  int words() {
    return valueWords + 2 * pixels * pairs;
  }

  /** About how many instructions a part of so many columns takes: first in threes, then in twos. */
  private double instructions(FilterPairs filters, int stride, int columns) {
    int threes = pixels < 3 ? 0 : Math.max(0, (columns - (columns % 3 == 1 ? 4 : 0)) / 3);
    int left = columns - 3 * threes;
    int twos = pixels < 2 ? 0 : left / 2;
    return threes * ofGroup(filters, stride, 3)
        + twos * ofGroup(filters, stride, 2)
        + (left - 2 * twos) * ofGroup(filters, stride, 1);
  }

  /** What each two words cost where they are too many to stand one after the other. */
  private double loopPerStep(FilterPairs filters, int group) {
    boolean apart = sharesColumns(filters, blockChannels) && group > 1;
    int words = (apart ? 1 : rows) * filters.rowWords(blockChannels);
    return words > MOST_STRAIGHT_WORDS ? LOOP_PER_STEP : 0;
  }

  /** About how many instructions so many pixels at a time take. */
  private double ofGroup(FilterPairs filters, int stride, int group) {
    int blocks = (filters.channels() + blockChannels - 1) / blockChannels;
    int chunks = blocks * (filters.height() / rows);
    int words = filters.words(blockChannels);
    int groups = pairs == 0 ? 1 : (filters.pairs() + pairs - 1) / pairs;
    int values = valueWords(filters, stride, group, blockChannels, rows);
    double runs = Math.max(group * rows, 2.0 * values / blockChannels);
    double widened = (2.0 * values + 10 * runs + 30) * chunks * groups;
    double multiplied = filters.pairs() * words * (3 + 5 * group + loopPerStep(filters, group)) / 2;
    double kept = pairs == 0 ? 0 : filters.pairs() * (chunks + 1) * (6 + 2.0 * group);
    double scaled = filters.pairs() * (12 + 13.0 * group);
    return widened + multiplied + kept + scaled;
  }
}
