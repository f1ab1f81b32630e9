package dev.pex.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A convolution over slices of channels gives what one over the whole input gives. */
final class ConvolutionOfSlicesTest {
  private static final int LAYERS = 300;

  @Test
  void slicesGiveWhatTheWholeGives() {
    for (int seed = 0; seed < LAYERS; seed++) {
      RandomLayer layer = new RandomLayer(seed, 3, 3);
      Window window = layer.window;
      Filter filter =
          layer.filter(window.kernelHeight() * window.kernelWidth() * layer.input.channels());
      Convolution whole = new Convolution(layer.sliding(), filter, layer.stage);
      ConvolutionOfSlices sliced = new ConvolutionOfSlices(layer.sliding(), filter, layer.stage);
      assertThat(inSlices(layer, sliced)).as("seed %d", seed).isEqualTo(atOnce(layer, whole));
    }
  }

  private static byte[] atOnce(RandomLayer layer, Convolution kernel) {
    int outputChannels = layer.output.channels();
    int rowElements = layer.output.width() * outputChannels;
    int output = layer.input.elements();
    byte[] arena = Arrays.copyOf(layer.values, output + layer.output.elements());
    for (int row = 0; row < layer.output.height(); row++) {
      Part part = new Part(0, layer.output.width(), 0, outputChannels);
      int[] rows = rows(layer, row, layer.input.channels());
      kernel.row(arena, rows, output + row * rowElements, outputChannels, part);
    }
    return Arrays.copyOfRange(arena, output, arena.length);
  }

  /** Slices of a random size, the last perhaps smaller, from the last to the first. */
  private static byte[] inSlices(RandomLayer layer, ConvolutionOfSlices kernel) {
    int channels = layer.input.channels();
    int size = 1 + layer.random.nextInt(channels);
    Sums sums = new Sums(layer.input.elements(), layer.output.elements());
    byte[] arena = new byte[sums.offset() + sums.count() * Integer.BYTES];
    for (int first = (channels - 1) / size * size; first >= 0; first -= size) {
      Channels slice = new Channels(first, Math.min(first + size, channels));
      for (int i = 0; i < layer.input.height() * layer.input.width(); i++) {
        System.arraycopy(
            layer.values, i * channels + first, arena, i * slice.count(), slice.count());
      }
      for (int row = 0; row < layer.output.height(); row++) {
        kernel.add(arena, rows(layer, row, slice.count()), row, slice, sums);
      }
    }
    kernel.end(arena, sums, sums.offset());
    return Arrays.copyOfRange(arena, sums.offset(), sums.offset() + sums.count());
  }

  private static int[] rows(RandomLayer layer, int row, int channels) {
    Window window = layer.window;
    int rowBytes = layer.input.width() * channels;
    int[] rows = new int[window.kernelHeight()];
    new Rows(0, layer.input.height(), rowBytes, layer.input.height())
        .select(window.firstInputRow(row), rows.length, window.dilationHeight(), rows);
    return rows;
  }
}
