package dev.pex.processor.program;

/**
 * Rows of a tensor as they lie in the arena: row {@code r} starts at {@code offset + (r % ringRows)
 * * rowBytes}. A whole tensor is a ring of all its rows.
 *
 * @param tensor name of the tensor in the model
 * @param identifier its name in generated code, unique in the program
 * @param offset byte of the arena
 * @param height rows of the tensor; rows outside 0..height are padding
 * @param pixelBytes from one column to the next
 * @param held the channels that a pixel holds
 */
public record View(
    String tensor,
    String identifier,
    int offset,
    int height,
    int rowBytes,
    int pixelBytes,
    int ringRows,
    Held held) {
  /**
   * Which channels of the tensor lie in each pixel: those from a first one on, which moves with the
   * slices.
   *
   * @param channels of the tensor
   * @param slicePixels where a row holds all slices, one after the other: the pixels of each; 0
   *     elsewhere
   */
  public record Held(Index first, int channels, int slicePixels) {
    /** One slice, or all channels. */
    Held(Index first, int channels) {
      this(first, channels, 0);
    }
  }

  /** Rows with all channels. */
  View(
      String tensor,
      String identifier,
      int offset,
      int height,
      int rowBytes,
      int pixelBytes,
      int ringRows) {
    this(
        tensor,
        identifier,
        offset,
        height,
        rowBytes,
        pixelBytes,
        ringRows,
        new Held(Index.constant(0), pixelBytes));
  }

  /** Rows that hold only a slice of the channels. */
  View only(Slice slice) {
    int bytes = rowPixels() * slice.count();
    Held part = new Held(slice.first(), held.channels());
    return new View(tensor, identifier, offset, height, bytes, slice.count(), ringRows, part);
  }

  /** Rows that hold so many equal slices of the channels one after the other. */
  View inSlices(int slices) {
    Held all = new Held(held.first(), held.channels(), rowPixels());
    return new View(
        tensor, identifier, offset, height, rowBytes, pixelBytes / slices, ringRows, all);
  }

  /** As many pixels, each a row of its own. */
  View pixels() {
    int pixels = pixelCount();
    return new View(tensor, identifier, offset, pixels, pixelBytes, pixelBytes, pixels, held);
  }

  /** Pixels of the tensor. */
  public int pixelCount() {
    return height * rowBytes / pixelBytes;
  }

  /** Columns of a row. */
  public int rowPixels() {
    return held.slicePixels() > 0 ? held.slicePixels() : rowBytes / pixelBytes;
  }

  /** Elements of a row of the tensor. */
  public int rowElements() {
    return rowPixels() * held.channels();
  }

  /**
   * Bytes from the start of a pixel to a channel of the tensor: where slices lie one after the
   * other, to the first of a slice.
   */
  public Index bytesTo(Index channel) {
    if (channel.equals(held.first())) {
      return Index.constant(0);
    }
    return held.slicePixels() > 0 ? channel.times(held.slicePixels(), 0) : channel;
  }

  /** Whether all rows are there, so that no row number needs to be wrapped. */
  public boolean whole() {
    return ringRows == height;
  }
}
