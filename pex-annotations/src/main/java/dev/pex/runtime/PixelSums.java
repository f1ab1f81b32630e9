package dev.pex.runtime;

/** Adds the pixels of a row to a sum for each channel. */
final class PixelSums {
  private PixelSums() {}

  static void add(byte[] arena, int input, Shape shape, Sums sums) {
    int channels = shape.channels();
    for (int i = 0; i < shape.width() * channels; i++) {
      sums.add(arena, i % channels, arena[input + i]);
    }
  }
}
