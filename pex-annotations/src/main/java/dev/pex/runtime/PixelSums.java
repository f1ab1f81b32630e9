package dev.pex.runtime;

/** Adds pixels to a sum for each channel. */
final class PixelSums {
  private PixelSums() {}

  static void add(byte[] arena, int values, int count, Sums sums) {
    for (int i = 0; i < count; i++) {
      sums.add(arena, i % sums.count(), arena[values + i]);
    }
  }
}
