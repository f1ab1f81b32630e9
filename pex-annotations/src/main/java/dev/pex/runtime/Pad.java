package dev.pex.runtime;

import java.util.Arrays;

/** The input row between columns, or a row, of the zero point, PAD. */
public final class Pad implements SlidingKernel {
  private final Sliding sliding;

  /** A padding: the window is a pixel. */
  public Pad(Sliding sliding) {
    this.sliding = sliding;
  }

  @Override
  public Sliding sliding() {
    return sliding;
  }

  @Override
  public void row(byte[] arena, int[] rows, int output, int outputPixelBytes, Part part) {
    Shape input = sliding.input();
    Window window = sliding.window();
    int channels = part.endChannel() - part.firstChannel();
    int pixel = output;
    for (int column = part.firstColumn(); column < part.endColumn(); column++) {
      int inputColumn = window.firstInputColumn(column);
      if (rows[0] == Rows.PADDING || inputColumn < 0 || inputColumn >= input.width()) {
        Arrays.fill(arena, pixel, pixel + channels, (byte) window.paddingValue());
      } else {
        int source = rows[0] + inputColumn * input.channels();
        System.arraycopy(arena, source, arena, pixel, channels);
      }
      pixel += outputPixelBytes;
    }
  }
}
