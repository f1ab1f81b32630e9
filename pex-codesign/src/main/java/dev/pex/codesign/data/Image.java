package dev.pex.codesign.data;

/** A picture of 8-bit values, {@code [height][width][channels]}. */
public final class Image {
  private final int height;
  private final int width;
  private final int channels;
  private final byte[] values;

  /** A copy of these values, channels innermost. */
  public Image(int height, int width, int channels, byte[] values) {
    if (values.length != height * width * channels) {
      throw new IllegalArgumentException(
          "%d values are not a picture of %dx%dx%d"
              .formatted(values.length, height, width, channels));
    }
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.values = values.clone();
  }

  /** Number of rows. */
  public int height() {
    return height;
  }

  /** Number of columns. */
  public int width() {
    return width;
  }

  /** 1 for grey, 3 for red, green, blue. */
  public int channels() {
    return channels;
  }

  /** One value, 0 to 255. */
  public int value(int row, int column, int channel) {
    return Byte.toUnsignedInt(values[(row * width + column) * channels + channel]);
  }
}
