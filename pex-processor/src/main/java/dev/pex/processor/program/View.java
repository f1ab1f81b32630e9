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
 */
public record View(
    String tensor,
    String identifier,
    int offset,
    int height,
    int rowBytes,
    int pixelBytes,
    int ringRows) {
  /** Whether all rows are there, so that no row number needs to be wrapped. */
  public boolean whole() {
    return ringRows == height;
  }
}
