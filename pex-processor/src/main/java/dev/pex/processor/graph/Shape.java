package dev.pex.processor.graph;

import java.util.Objects;

/**
 * Height, width and channels of a tensor; the batch is always one, channels are innermost. A vector
 * of {@code n} is {@code 1x1xn}.
 */
public record Shape(int height, int width, int channels) {
  public Shape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "a shape's sizes are positive, not " + height + "x" + width + "x" + channels);
    }
    Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  /** A vector: {@code 1x1xchannels}. */
  public static Shape vector(int channels) {
    return new Shape(1, 1, channels);
  }

  /** As many pixels of so many channels. */
  public Shape withChannels(int count) {
    return new Shape(height, width, count);
  }

  /** Number of elements, which is also bytes for int8. */
  public int elements() {
    return height * width * channels;
  }

  /** Elements in one row: width times channels. */
  public int rowElements() {
    return width * channels;
  }

  /**
   * Written out because the compiler's own takes long to link, as in all that planning compares.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Shape that
        && height == that.height
        && width == that.width
        && channels == that.channels;
  }

  @Override
  public int hashCode() {
    return Objects.hash(height, width, channels);
  }

  /** As in messages: {@code 25x5x64}. */
  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}
