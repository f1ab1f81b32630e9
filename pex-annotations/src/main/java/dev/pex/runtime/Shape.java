package dev.pex.runtime;

/** Height, width and channels of a tensor; the batch is one, channels are innermost. */
public record Shape(int height, int width, int channels) {
  public Shape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "a shape's sizes are positive, not " + height + "x" + width + "x" + channels);
    }
    Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  /** Number of elements, which is also bytes for int8. */
  public int elements() {
    return height * width * channels;
  }

  /** As in messages: {@code 25x5x64}. */
  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}
