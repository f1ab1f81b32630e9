package dev.pex.processor.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a convolution uses its stack.
 *
 * @param pixels that are computed at a time
 * @param rows kernel rows for which these pixels are widened to 16 bits at a time
 * @param words of each of these rows
 * @param pairs of filters whose sums are kept from one such chunk to the next; none where one chunk
 *     is all
 * @param valueWords words of the stack for the widened pixels
 */
record DspScratch(int pixels, int rows, int words, int pairs, int valueWords) {
  private static final int MOST_WORDS = 96;
  private static final int MOST_PIXELS = 3;

  /** The way that takes fewest instructions; empty where there is none. */
  static Optional<DspScratch> of(FilterPairs filters, int channels, int stride) {
    List<DspScratch> ways = new ArrayList<>();
    for (int pixels = 1; pixels <= MOST_PIXELS; pixels++) {
      for (int rows = 1; rows <= filters.rows(); rows++) {
        for (int words = 1; words <= filters.rowWords(); words++) {
          if (isChunk(filters, rows, words)) {
            int values = valueWords(filters, channels, stride, pixels, rows, words);
            add(ways, filters, new DspScratch(pixels, rows, words, 0, values));
          }
        }
      }
    }
    return ways.stream().min(Comparator.comparingDouble(way -> way.instructions(filters)));
  }

  private static boolean isChunk(FilterPairs filters, int rows, int words) {
    return words == filters.rowWords()
        ? filters.rows() % rows == 0
        : rows == 1 && words % 2 == 0 && filters.rowWords() % words == 0;
  }

  private static int valueWords(
      FilterPairs filters, int channels, int stride, int pixels, int rows, int words) {
    boolean shared = channels % 4 == 0 && words == filters.rowWords();
    return shared ? rows * (words + (pixels - 1) * stride * channels / 2) : pixels * rows * words;
  }

  private static void add(List<DspScratch> ways, FilterPairs filters, DspScratch way) {
    boolean all = way.rows * way.words == filters.words();
    int room = (MOST_WORDS - way.valueWords) / (2 * way.pixels);
    if (all && room >= 0 && way.valueWords <= MOST_WORDS) {
      ways.add(way);
    } else if (!all && room > 0) {
      int pairs = Math.min(filters.pairs(), room);
      ways.add(new DspScratch(way.pixels, way.rows, way.words, pairs, way.valueWords));
    }
  }

  /** Words of stack. */
  int stackWords() {
    return valueWords + 2 * pixels * pairs;
  }

  /** About how many instructions one pixel takes. */
  private double instructions(FilterPairs filters) {
    int chunks = filters.words() / (rows * words);
    int groups = pairs == 0 ? 1 : (filters.pairs() + pairs - 1) / pairs;
    int runs =
        words == filters.rowWords() && valueWords < pixels * rows * words ? rows : pixels * rows;
    double widened = (2.2 * valueWords + 30.0 * runs) * chunks * groups;
    double multiplied = filters.pairs() * filters.words() * (3 + 5 * pixels) / 2.0;
    double kept = pairs == 0 ? 0 : filters.pairs() * (chunks + 1) * (6 + 2.0 * pixels);
    double scaled = filters.pairs() * (12 + 6.5 * 2 * pixels);
    return (widened + multiplied + kept + scaled) / pixels;
  }
}
