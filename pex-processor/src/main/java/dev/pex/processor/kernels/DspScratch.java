package dev.pex.processor.kernels;

import java.util.Optional;

/**
 * How a convolution uses its stack.
 *
 * @param pixels at a time
 * @param chunkWords words of weights for which these pixels are widened to 16 bits at a time
 * @param chunkPairs pairs of filters whose sums are kept from one chunk to the next; all where one
 *     chunk has all words
 */
record DspScratch(int pixels, int chunkWords, int chunkPairs, int words) {
  private static final int MOST_WORDS = 96;
  private static final int MOST_PIXELS = 3;

  /** The way that takes fewest instructions; empty where there is none. */
  static Optional<DspScratch> of(FilterPairs filters) {
    int words = filters.words();
    for (int pixels = MOST_PIXELS; pixels > 0; pixels--) {
      if (pixels * words <= MOST_WORDS) {
        return Optional.of(new DspScratch(pixels, words, filters.pairs(), pixels * words));
      }
    }
    return Optional.empty();
  }
}
