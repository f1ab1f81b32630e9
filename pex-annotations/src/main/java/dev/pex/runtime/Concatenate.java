package dev.pex.runtime;

/**
 * What one operand gives to a row of a concatenation, CONCATENATION: its row, copied to where it
 * lies in the output.
 */
public final class Concatenate implements RowKernel {
  private final Shape input;
  private final int firstColumn;

  /**
   * A copy of an operand.
   *
   * @param input the operand, or a slice of its channels, as it lies
   * @param firstColumn the output column at which the operand starts
   */
  public Concatenate(Shape input, int firstColumn) {
    this.input = input;
    this.firstColumn = firstColumn;
  }

  @Override
  public void row(byte[] arena, int[] rows, int output, int outputPixelBytes, Part part) {
    int channels = part.endChannel() - part.firstChannel();
    int pixel = output;
    for (int column = part.firstColumn(); column < part.endColumn(); column++) {
      int source = rows[0] + (column - firstColumn) * input.channels();
      System.arraycopy(arena, source, arena, pixel, channels);
      pixel += outputPixelBytes;
    }
  }
}
