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
   */
  public record Held(Index first, int channels) {}

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

  /** As many pixels, each a row of its own. */
  View pixels() {
    int pixels = pixelCount();
    return new View(tensor, identifier, offset, pixels, pixelBytes, pixelBytes, pixels, held);
  }

  /** Pixels of the tensor. */
  public int pixelCount() {
    return height * rowBytes / pixelBytes;
  }

  /** Bytes from the start of a pixel to a channel of the tensor. */
  public Index bytesTo(Index channel) {
    return channel.equals(held.first()) ? Index.constant(0) : channel;
  }

  /** Whether all rows are there, so that no row number needs to be wrapped. */
  public boolean whole() {
    return ringRows == height;
  }
}
