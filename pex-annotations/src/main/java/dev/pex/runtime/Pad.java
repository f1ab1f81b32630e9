package dev.pex.runtime;

import java.util.Arrays;

/** The input row between columns, or a row, of the zero point, PAD. */
public final class Pad implements RowKernel {
  private final Shape input;
  private final int paddingLeft;
  private final byte zeroPoint;

  /**
   * A padding.
   *
   * @param input the input, or a slice of its channels, as it lies
   */
  public Pad(Shape input, int paddingLeft, int zeroPoint) {
    this.input = input;
    this.paddingLeft = paddingLeft;
    this.zeroPoint = (byte) zeroPoint;
  }

  @Override
  public void row(byte[] arena, int[] rows, int output, int outputPixelBytes, Part part) {
    int channels = part.endChannel() - part.firstChannel();
    int pixel = output;
    for (int column = part.firstColumn(); column < part.endColumn(); column++) {
      int inputColumn = column - paddingLeft;
      if (rows[0] == Rows.PADDING || inputColumn < 0 || inputColumn >= input.width()) {
        Arrays.fill(arena, pixel, pixel + channels, zeroPoint);
      } else {
        int source = rows[0] + inputColumn * input.channels();
        System.arraycopy(arena, source, arena, pixel, channels);
      }
      pixel += outputPixelBytes;
    }
  }
}
