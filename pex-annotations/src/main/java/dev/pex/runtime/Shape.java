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

  /** A shape as {@link #toString} writes it: {@code 25x5x64}. */
  public static Shape of(String sizes) {
    String[] each = sizes.split("x", -1);
    if (each.length != 3) {
      throw new IllegalArgumentException("a shape has three sizes, unlike '" + sizes + "'");
    }
    return new Shape(
        Integer.parseInt(each[0]), Integer.parseInt(each[1]), Integer.parseInt(each[2]));
  }

  /** Number of elements of a row. */
  public int rowElements() {
    return width * channels;
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
