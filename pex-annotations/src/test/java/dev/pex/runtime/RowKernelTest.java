package dev.pex.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Row kernels against their definitions: whole rows, every split of columns and channels, inputs in
 * rings, outputs with room between the pixels.
 */
final class RowKernelTest {
  private static final int LAYERS = 300;
  private static final byte UNTOUCHED = 99;

  /** What an operator makes at a place of its output. */
  private interface Definition {
    byte at(int row, int column, int channel);
  }

  @Test
  void convolution() {
    for (int seed = 0; seed < LAYERS; seed++) {
      RandomLayer layer = new RandomLayer(seed, 3, 3);
      Window window = layer.window;
      int channels = layer.input.channels();
      Filter filter = layer.filter(window.kernelHeight() * window.kernelWidth() * channels);
      SlidingKernel kernel = new Convolution(layer.sliding(), filter, layer.stage);
      check(
          seed,
          layer,
          kernel,
          (row, column, channel) -> {
            int sum = filter.bias[channel];
            int weight = channel * window.kernelHeight() * window.kernelWidth() * channels;
            for (int tap = 0; tap < window.kernelHeight() * window.kernelWidth(); tap++) {
              int inputRow = layer.row(row, tap / window.kernelWidth());
              int inputColumn = layer.column(column, tap % window.kernelWidth());
              for (int from = 0; from < channels; from++) {
                sum += layer.value(inputRow, inputColumn, from) * filter.weights[weight++];
              }
            }
            return stored(layer, filter, sum, channel);
          });
    }
  }

  @Test
  void depthwise() {
    for (int seed = 0; seed < LAYERS; seed++) {
      RandomLayer layer = new RandomLayer(seed, 3, 3);
      Window window = layer.window;
      Filter filter = layer.filter(window.kernelHeight() * window.kernelWidth());
      int multiplier = layer.output.channels() / layer.input.channels();
      SlidingKernel kernel = new Depthwise(layer.sliding(), multiplier, filter, layer.stage);
      check(
          seed,
          layer,
          kernel,
          (row, column, channel) -> {
            int sum = filter.bias[channel];
            for (int tap = 0; tap < window.kernelHeight() * window.kernelWidth(); tap++) {
              int inputRow = layer.row(row, tap / window.kernelWidth());
              int inputColumn = layer.column(column, tap % window.kernelWidth());
              int weight = filter.weights[tap * layer.output.channels() + channel];
              sum += layer.value(inputRow, inputColumn, channel / multiplier) * weight;
            }
            return stored(layer, filter, sum, channel);
          });
    }
  }

  @Test
  void maxPool() {
    for (int seed = 0; seed < LAYERS; seed++) {
      RandomLayer layer = new RandomLayer(seed, 1, 1);
      SlidingKernel kernel = new MaxPool(layer.sliding(), layer.stage);
      check(
          seed,
          layer,
          kernel,
          (row, column, channel) -> {
            int greatest = Arrays.stream(inside(layer, row, column, channel)).max().orElseThrow();
            return Definitions.stored(greatest - layer.stage.zeroPoint(), layer.stage);
          });
    }
  }

  @Test
  void averagePool() {
    for (int seed = 0; seed < LAYERS; seed++) {
      RandomLayer layer = new RandomLayer(seed, 1, 1);
      SlidingKernel kernel = new AveragePool(layer.sliding(), layer.stage);
      check(
          seed,
          layer,
          kernel,
          (row, column, channel) -> {
            double mean =
                Arrays.stream(inside(layer, row, column, channel)).average().orElseThrow();
            int rounded = (int) (Math.signum(mean) * Math.floor(Math.abs(mean) + 0.5));
            return Definitions.stored(rounded - layer.stage.zeroPoint(), layer.stage);
          });
    }
  }

  @Test
  void pad() {
    for (int seed = 0; seed < LAYERS; seed++) {
      RandomLayer any = new RandomLayer(seed, 1, 1);
      Window window =
          Window.of(1, 1)
              .padding(
                  any.window.paddingTop(), any.window.paddingLeft(), any.window.paddingValue());
      RandomLayer layer = any.padded(window, 3);
      SlidingKernel kernel = new Pad(layer.sliding());
      check(
          seed,
          layer,
          kernel,
          (row, column, channel) ->
              (byte) layer.value(layer.row(row, 0), layer.column(column, 0), channel));
    }
  }

  @Test
  void concatenateCopiesToItsPlace() {
    byte[] arena = {1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    int[] rows = {0};
    Concatenate channels = new Concatenate(new Shape(1, 2, 2), 0);
    channels.row(arena, rows, 4 + 3, 5, new Part(0, 2, 3, 5));
    assertThat(arena).containsExactly(1, 2, 3, 4, 0, 0, 0, 1, 2, 0, 0, 0, 3, 4);
    Concatenate columns = new Concatenate(new Shape(1, 2, 2), 1);
    columns.row(arena, rows, 4 + 4, 2, new Part(2, 3, 0, 1));
    assertThat(arena).containsExactly(1, 2, 3, 4, 0, 0, 0, 1, 3, 0, 0, 0, 3, 4);
  }

  @Test
  void resizeNearestTakesColumnsAgain() {
    byte[] arena = {1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0};
    ResizeNearest kernel = new ResizeNearest(new Shape(1, 2, 2), new Positions(1, 0, 2));
    kernel.row(arena, new int[] {0}, 4, 2, new Part(0, 4, 0, 2));
    assertThat(arena).containsExactly(1, 2, 3, 4, 1, 2, 1, 2, 3, 4, 3, 4);
  }

  @Test
  void resizeBilinearWeighsNeighbours() {
    Positions twice = new Positions(512, -256, 1024);
    ResizeBilinear kernel = new ResizeBilinear(new Shape(2, 2, 1), twice, twice);
    byte[] arena = {0, 16, 32, -128, 0, 0, 0, 0};
    Part all = new Part(0, 4, 0, 1);
    kernel.at(0).row(arena, new int[] {0, 2}, 4, 1, all);
    assertThat(arena).endsWith(0, 4, 12, 16);
    kernel.at(1).row(arena, new int[] {0, 2}, 4, 1, all);
    assertThat(arena).endsWith(8, 1, -13, -20);
    kernel.at(3).row(arena, new int[] {2, Rows.PADDING}, 4, 1, all);
    assertThat(arena).startsWith(0, 16, 32, -128, 32).endsWith(-128);
  }

  @Test
  void convolutionOfATable() {
    // one row 1 2 3, one of 4 5 6; a 2x2 filter of ones and bias 10; padding 7 on the left and
    // above
    Filter filter =
        new Filter(new byte[] {1, 1, 1, 1}, new int[] {10}, new int[] {1 << 30}, new byte[] {1});
    Convolution kernel =
        new Convolution(
            new Sliding(new Shape(2, 3, 1), new Shape(2, 3, 1), Window.of(2, 2).padding(1, 1, 7)),
            filter,
            new OutputStage(0, -128, 127));
    byte[] arena = {1, 2, 3, 4, 5, 6, 0, 0, 0};
    kernel.row(arena, new int[] {Rows.PADDING, 0}, 6, 1, new Part(0, 3, 0, 1));
    assertThat(Arrays.copyOfRange(arena, 6, 9)).containsExactly(10 + 21 + 1, 10 + 14 + 3, 29);
    kernel.row(arena, new int[] {0, 3}, 6, 1, new Part(0, 3, 0, 1));
    assertThat(Arrays.copyOfRange(arena, 6, 9)).containsExactly(10 + 14 + 5, 10 + 12, 10 + 16);
  }

  @Test
  void averagesRoundHalvesAwayFromZero() {
    AveragePool kernel =
        new AveragePool(
            new Sliding(new Shape(1, 4, 1), new Shape(1, 2, 1), Window.of(1, 2).strides(1, 2)),
            stageWithoutClamp());
    byte[] arena = {1, 2, -1, -2, 0, 0};
    kernel.row(arena, new int[] {0}, 4, 1, new Part(0, 2, 0, 1));
    assertThat(Arrays.copyOfRange(arena, 4, 6)).containsExactly(2, -2);
  }

  @Test
  void aFilterOfAnotherSizeIsRefused() {
    Filter filter = new Filter(new byte[3], new int[1], new int[1], new byte[1]);
    Shape one = new Shape(1, 1, 1);
    assertThatThrownBy(
            () ->
                new Convolution(
                    new Sliding(one, one, Window.of(2, 2)), filter, stageWithoutClamp()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 weights for 1 channels, expected 4 for 1");
    assertThatThrownBy(() -> new Filter(new byte[1], new int[1], new int[2], new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The input values in the window of an output element. */
  private static int[] inside(RandomLayer layer, int outputRow, int outputColumn, int channel) {
    int width = layer.window.kernelWidth();
    return IntStream.range(0, layer.window.kernelHeight() * width)
        .filter(
            tap ->
                layer.contains(
                    layer.row(outputRow, tap / width), layer.column(outputColumn, tap % width)))
        .map(
            tap ->
                layer.value(
                    layer.row(outputRow, tap / width),
                    layer.column(outputColumn, tap % width),
                    channel))
        .toArray();
  }

  /** The input, and the output that one call makes behind it. */
  private static byte[] whole(RandomLayer layer, SlidingKernel kernel) {
    int input = layer.values.length;
    byte[] arena = Arrays.copyOf(layer.values, input + layer.output.elements());
    kernel.run(arena, 0, input);
    return arena;
  }

  private static byte stored(RandomLayer layer, Filter filter, int sum, int channel) {
    int rescaled = Definitions.rescaled(sum, filter.multiplier[channel], filter.shift[channel]);
    return Definitions.stored(rescaled, layer.stage);
  }

  private static OutputStage stageWithoutClamp() {
    return new OutputStage(0, -128, 127);
  }

  private static void check(
      long seed, RandomLayer layer, SlidingKernel kernel, Definition expected) {
    ByteBuffer whole =
        ByteBuffer.wrap(whole(layer, kernel), layer.values.length, layer.output.elements());
    LayerRun run = new LayerRun(layer, UNTOUCHED);
    run.inParts(kernel);
    for (int row = 0; row < layer.output.height(); row++) {
      for (int column = 0; column < layer.output.width(); column++) {
        for (int channel = 0; channel < layer.output.channels(); channel++) {
          assertThat(run.made(row, column, channel))
              .as("seed %d at %dx%dx%d", seed, row, column, channel)
              .isEqualTo(expected.at(row, column, channel))
              .isEqualTo(whole.get());
        }
      }
    }
    assertThat(run.gaps()).as("seed %d, bytes between", seed).containsOnly(UNTOUCHED);
  }
}
