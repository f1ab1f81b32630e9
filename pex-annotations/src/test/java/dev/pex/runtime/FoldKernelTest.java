package dev.pex.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Kernels that add up rows give what those on whole tensors give. */
final class FoldKernelTest {
  private static final int SUMS = 600;
  private static final int OUTPUT = 800;
  private static final OutputStage STAGE = new OutputStage(3, -100, 90);

  @RepeatedTest(50)
  void meanEqualsThatOfTheWholeTensor(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Shape shape = shape(random);
    byte[] arena = arena(random);
    Rescale rescale = new Rescale((1 << 30) + random.nextInt(1 << 30), -random.nextInt(6));
    Mean mean = new Mean(shape, Mean.Axes.HEIGHT_AND_WIDTH, -7, rescale, STAGE);
    mean.run(arena, 0, OUTPUT, new Elements(0, shape.channels()));
    byte[] expected = output(arena, shape.channels());
    assertThat(fold(new MeanFold(shape, -7, rescale, STAGE), arena, shape, shape.channels()))
        .isEqualTo(expected);
  }

  @RepeatedTest(50)
  void averageEqualsThatOfTheWholeTensor(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Shape shape = shape(random);
    byte[] arena = arena(random);
    Window window = Window.of(shape.height(), shape.width());
    int[] rows = new int[shape.height()];
    Arrays.setAll(rows, row -> row * shape.width() * shape.channels());
    Sliding sliding = new Sliding(shape, new Shape(1, 1, shape.channels()), window);
    new AveragePool(sliding, STAGE)
        .row(arena, rows, OUTPUT, shape.channels(), new Part(0, 1, 0, shape.channels()));
    byte[] expected = output(arena, shape.channels());
    assertThat(fold(new AverageFold(shape, STAGE), arena, shape, shape.channels()))
        .isEqualTo(expected);
  }

  @RepeatedTest(50)
  void denseEqualsThatOfTheWholeTensor(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Shape shape = shape(random);
    byte[] arena = arena(random);
    int units = 1 + random.nextInt(9);
    byte[] weights = new byte[shape.elements() * units];
    random.nextBytes(weights);
    int[] bias = random.ints(units, -1000, 1000).toArray();
    int[] multiplier = random.ints(units, 1 << 30, Integer.MAX_VALUE).toArray();
    byte[] shift = new byte[units];
    Arrays.fill(shift, (byte) -9);
    Filter filter = new Filter(weights, bias, multiplier, shift);
    new Dense(shape.elements(), units, filter, STAGE).run(arena, 0, OUTPUT, new Elements(0, units));
    byte[] expected = output(arena, units);
    assertThat(fold(new DenseFold(shape, units, filter, STAGE), arena, shape, units))
        .isEqualTo(expected);
  }

  @Test
  void ticksMakeRowsInEitherDirection() {
    int[] downward = {-1, -1, -1, 0, -1, 1, -1, 2, -1, -1};
    for (int tick = 0; tick < downward.length; tick++) {
      int row = downward[tick];
      assertThat(Rows.rowAt(tick, 3, 2, 3)).as("tick %d", tick).isEqualTo(row);
      assertThat(Rows.rowFromEndAt(tick, 3, 2, 3)).isEqualTo(row < 0 ? -1 : 2 - row);
    }
  }

  @Test
  void theNewestRowIsInTheFront() {
    Rows lines = new Rows(10, 8, 5, 2);
    int[] starts = new int[3];
    lines.select(3, 3, 1, new Rows.Front(99, 5), starts);
    assertThat(starts).containsExactly(15, 10, 99);
    lines.select(6, 3, 1, new Rows.Front(99, -1), starts);
    assertThat(starts).containsExactly(10, 15, Rows.PADDING);
  }

  @Test
  void bytesAtTheStartOfRowsAreNotThere() {
    int[] starts = new int[2];
    new Rows(10, 8, 5, 1).without(12).select(7, 2, 1, starts);
    assertThat(starts).containsExactly(-2, Rows.PADDING);
  }

  private static byte[] fold(FoldKernel kernel, byte[] arena, Shape shape, int outputs) {
    Sums sums = new Sums(SUMS, outputs);
    sums.clear(arena);
    for (int row = shape.height() - 1; row >= 0; row--) {
      int first = row * shape.width() * shape.channels();
      int middle = first + shape.width() / 2 * shape.channels();
      int end = first + shape.width() * shape.channels();
      kernel.add(arena, first, new Elements(first, middle), sums);
      kernel.add(arena, middle, new Elements(middle, end), sums);
    }
    Arrays.fill(arena, OUTPUT, arena.length, (byte) 0);
    kernel.end(arena, sums, OUTPUT);
    return output(arena, outputs);
  }

  private static byte[] output(byte[] arena, int count) {
    return Arrays.copyOfRange(arena, OUTPUT, OUTPUT + count);
  }

  private static Shape shape(Random random) {
    return new Shape(1 + random.nextInt(6), 1 + random.nextInt(6), 1 + random.nextInt(12));
  }

  private static byte[] arena(Random random) {
    byte[] arena = new byte[1000];
    random.nextBytes(arena);
    return arena;
  }
}
