package dev.pex.runtime;

import java.util.Arrays;
import java.util.Random;

/**
 * Runs a row kernel over a layer in parts: the input passes through a ring just large enough, the
 * output has a gap after every pixel.
 */
final class LayerRun {
  private static final int GAP = 2;

  private final RandomLayer layer;
  private final Random random;
  private final Rows ring;
  private final int output;
  private final int pixelBytes;
  private final byte[] arena;

  LayerRun(RandomLayer layer, byte untouched) {
    this.layer = layer;
    this.random = layer.random;
    Window window = layer.window;
    int reach = (window.kernelHeight() - 1) * window.dilationHeight() + 1;
    int rowBytes = layer.input.width() * layer.input.channels();
    int first = random.nextInt(4);
    this.ring = new Rows(first, layer.input.height(), rowBytes, reach);
    this.output = first + reach * rowBytes;
    this.pixelBytes = layer.output.channels() + GAP;
    this.arena = new byte[output + layer.output.height() * layer.output.width() * pixelBytes];
    Arrays.fill(arena, untouched);
  }

  /** Makes every output row in a random split of columns and channels. */
  void inParts(RowKernel kernel) {
    Window window = layer.window;
    int[] rows = new int[window.kernelHeight()];
    int loaded = 0;
    for (int row = 0; row < layer.output.height(); row++) {
      int first = window.firstInputRow(row);
      while (loaded < Math.min(layer.input.height(), first + ring.ringRows())) {
        System.arraycopy(
            layer.values, loaded * ring.rowBytes(), arena, ring.at(loaded), ring.rowBytes());
        loaded++;
      }
      ring.select(first, window.kernelHeight(), window.dilationHeight(), rows);
      int column = random.nextInt(layer.output.width() + 1);
      int channel = random.nextInt(layer.output.channels() + 1);
      run(kernel, rows, row, new Part(0, column, 0, channel));
      run(kernel, rows, row, new Part(0, column, channel, layer.output.channels()));
      run(kernel, rows, row, new Part(column, layer.output.width(), 0, layer.output.channels()));
    }
  }

  /** What was made at a place of the output. */
  byte made(int row, int column, int channel) {
    return arena[at(row, column) + channel];
  }

  /** The bytes that the kernel must leave alone. */
  byte[] gaps() {
    byte[] gaps = new byte[layer.output.height() * layer.output.width() * GAP];
    for (int pixel = 0; pixel * GAP < gaps.length; pixel++) {
      int gap = output + pixel * pixelBytes + layer.output.channels();
      System.arraycopy(arena, gap, gaps, pixel * GAP, GAP);
    }
    return gaps;
  }

  private void run(RowKernel kernel, int[] rows, int row, Part part) {
    int first = at(row, part.firstColumn()) + part.firstChannel();
    kernel.row(arena, starts(kernel, rows, part), first, pixelBytes, part);
  }

  /** A convolution reads all channels; of others the rows start at the first channel read. */
  private int[] starts(RowKernel kernel, int[] rows, Part part) {
    int multiplier = layer.output.channels() / layer.input.channels();
    int read = kernel instanceof Convolution ? 0 : part.firstChannel() / multiplier;
    return Arrays.stream(rows).map(row -> row == Rows.PADDING ? row : row + read).toArray();
  }

  private int at(int row, int column) {
    return output + (row * layer.output.width() + column) * pixelBytes;
  }
}
