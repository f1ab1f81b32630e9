package dev.pex.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Flat kernels against their definitions, in parts, in place where that is allowed. */
final class FlatKernelTest {
  private static final int ROUNDS = 200;

  /** A kernel with the places of its inputs and output bound. */
  private interface Run {
    void run(byte[] arena, Elements elements);
  }

  private final Random random = new Random(3);

  @Test
  void dense() {
    for (int round = 0; round < ROUNDS; round++) {
      int inputs = 1 + random.nextInt(20);
      int units = 1 + random.nextInt(10);
      Filter filter = filter(inputs, units);
      OutputStage stage = RandomLayer.stage(random);
      Dense kernel = new Dense(inputs, units, filter, stage);
      byte[] arena = noise(inputs + units);
      byte[] input = arena.clone();
      inParts(arena, units, 1, (bytes, part) -> kernel.run(bytes, 0, inputs, part));
      assertMade(
          arena,
          inputs,
          units,
          unit -> {
            int sum = filter.bias[unit];
            for (int i = 0; i < inputs; i++) {
              sum += input[i] * filter.weights[unit * inputs + i];
            }
            int rescaled =
                Definitions.rescaledOnce(sum, filter.multiplier[unit], filter.shift[unit]);
            return Definitions.stored(rescaled, stage);
          });
    }
  }

  @Test
  void addInPlace() {
    for (int round = 0; round < ROUNDS; round++) {
      int count = 1 + random.nextInt(40);
      Add.Addend first = new Add.Addend(zeroPoint(), rescale(0));
      Add.Addend second = new Add.Addend(zeroPoint(), rescale(0));
      Rescale sumFactor = rescale(-16);
      OutputStage stage = RandomLayer.stage(random);
      Add kernel = new Add(20, first, second, sumFactor, stage);
      byte[] arena = noise(2 * count);
      byte[] input = arena.clone();
      inParts(arena, count, 1, (bytes, part) -> kernel.run(bytes, 0, count, 0, part));
      assertMade(
          arena,
          0,
          count,
          i -> {
            int sum = scaled(first, input[i]) + scaled(second, input[count + i]);
            return Definitions.stored(rescaled(sum, sumFactor), stage);
          });
    }
  }

  @Test
  void mulWithARepeatingFactor() {
    for (int round = 0; round < ROUNDS; round++) {
      int repeat = 1 + random.nextInt(6);
      int count = repeat * (1 + random.nextInt(6));
      int firstZeroPoint = zeroPoint();
      int secondZeroPoint = zeroPoint();
      Rescale factor = rescale(-8);
      OutputStage stage = RandomLayer.stage(random);
      Mul kernel = new Mul(repeat, firstZeroPoint, secondZeroPoint, factor, stage);
      byte[] arena = noise(count + repeat);
      byte[] input = arena.clone();
      inParts(arena, count, 1, (bytes, part) -> kernel.run(bytes, 0, count, 0, part));
      assertMade(
          arena,
          0,
          count,
          i -> {
            int product =
                (input[i] - firstZeroPoint) * (input[count + i % repeat] - secondZeroPoint);
            return Definitions.stored(rescaled(product, factor), stage);
          });
    }
  }

  @Test
  void requantizeInPlace() {
    for (int round = 0; round < ROUNDS; round++) {
      int count = 1 + random.nextInt(40);
      int inputZeroPoint = zeroPoint();
      Rescale factor = rescale(1);
      OutputStage stage = RandomLayer.stage(random);
      Requantize kernel = new Requantize(inputZeroPoint, factor, stage);
      byte[] arena = noise(count);
      byte[] input = arena.clone();
      inParts(arena, count, 1, (bytes, part) -> kernel.run(bytes, 0, 0, part));
      assertMade(
          arena,
          0,
          count,
          i -> Definitions.stored(rescaled(input[i] - inputZeroPoint, factor), stage));
    }
  }

  @Test
  void meanOverEveryChoiceOfAxes() {
    for (int round = 0; round < ROUNDS; round++) {
      for (Mean.Axes axes : Mean.Axes.values()) {
        checkMean(
            new Shape(1 + random.nextInt(5), 1 + random.nextInt(5), 1 + random.nextInt(5)), axes);
      }
    }
  }

  private void checkMean(Shape shape, Mean.Axes axes) {
    int zeroPoint = zeroPoint();
    Rescale factor = rescale(-2);
    OutputStage stage = RandomLayer.stage(random);
    Mean kernel = new Mean(shape, axes, zeroPoint, factor, stage);
    boolean keepsRows = axes == Mean.Axes.WIDTH;
    boolean keepsColumns = axes == Mean.Axes.HEIGHT;
    int rows = keepsRows ? shape.height() : 1;
    int columns = keepsColumns ? shape.width() : 1;
    int count = rows * columns * shape.channels();
    int[] sums = new int[count];
    byte[] arena = noise(shape.elements() + count);
    for (int i = 0; i < shape.elements(); i++) {
      int row = keepsRows ? i / shape.channels() / shape.width() : 0;
      int column = keepsColumns ? i / shape.channels() % shape.width() : 0;
      sums[(row * columns + column) * shape.channels() + i % shape.channels()] +=
          arena[i] - zeroPoint;
    }
    inParts(arena, count, 1, (bytes, part) -> kernel.run(bytes, 0, shape.elements(), part));
    assertMade(
        arena, shape.elements(), count, i -> Definitions.stored(rescaled(sums[i], factor), stage));
  }

  @Test
  void softmaxIsNearTheRealOne() {
    for (int round = 0; round < ROUNDS; round++) {
      int depth = 1 + random.nextInt(30);
      int runs = 1 + random.nextInt(4);
      double scale = 0.001 + random.nextDouble() * 0.5;
      Softmax kernel = softmax(depth, scale);
      byte[] arena = noise(depth * runs);
      byte[] input = arena.clone();
      inParts(arena, runs, depth, (bytes, part) -> kernel.run(bytes, 0, 0, part));
      for (int i = 0; i < arena.length; i++) {
        double sum = 0;
        for (int j = i / depth * depth; j < i / depth * depth + depth; j++) {
          sum += Math.exp(input[j] * scale);
        }
        double expected = Math.min(255, 256 * Math.exp(input[i] * scale) / sum) - 128;
        assertThat((double) arena[i]).isCloseTo(expected, within(1.0));
      }
    }
  }

  @Test
  void softmaxOfATable() {
    Softmax kernel = softmax(3, 0.1);
    byte[] arena = {10, 10, 10, 127, -128, -128, 0, 7, 7};
    kernel.run(arena, 0, 0, new Elements(0, 9));
    // thirds; one against nothing; e^0 against twice e^0.7
    assertThat(arena).containsExactly(-43, -43, -43, 127, -128, -128, -77, -25, -25);
  }

  @Test
  void softmaxOfTooManyEqualsIsZero() {
    Softmax kernel = softmax(600, 0.1);
    byte[] arena = new byte[600];
    kernel.run(arena, 0, 0, new Elements(0, 600));
    assertThat(arena).containsOnly(-128);
  }

  @Test
  void recordsRefuseWhatMakesNoSense() {
    assertThatThrownBy(() -> new Elements(2, 1)).hasMessage("elements from 2 to 1");
    assertThatThrownBy(() -> new Part(0, 1, 3, 2)).hasMessage("channels from 3 to 2");
    assertThatThrownBy(() -> new Part(-1, 1, 0, 2)).hasMessage("columns from -1 to 1");
    assertThatThrownBy(() -> new OutputStage(0, 5, 4)).hasMessage("clamp from 5 to 4");
    assertThatThrownBy(() -> new OutputStage(0, 0, 128)).hasMessage("clamp from 0 to 128");
    assertThatThrownBy(() -> Window.of(0, 1)).hasMessage("kernel and stride are positive");
    assertThatThrownBy(() -> Window.of(1, 1).dilation(1, 0)).hasMessage("dilation is positive");
    assertThatThrownBy(() -> new Shape(1, 0, 1))
        .hasMessage("a shape's sizes are positive, not 1x0x1");
    assertThatThrownBy(() -> new Shape(1 << 16, 1 << 16, 1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Rows(0, 1, 1, 0)).hasMessage("rows need a size");
  }

  /** Factor and least difference as TFLite prepares them: 26 fractional bits. */
  private static Softmax softmax(int depth, double scale) {
    double factor = scale * (1 << 26);
    int shift = Math.getExponent(factor) + 1;
    int multiplier = (int) Math.min(Integer.MAX_VALUE, Math.rint(Math.scalb(factor, 31 - shift)));
    int least = (int) -Math.floor(31.0 * (1 << 26) / (1L << shift));
    return new Softmax(depth, new Rescale(multiplier, shift), least);
  }

  private Filter filter(int inputs, int units) {
    byte[] shift = new byte[units];
    Arrays.fill(shift, (byte) -7);
    return new Filter(
        noise(inputs * units),
        random.ints(units, -5000, 5000).toArray(),
        random.ints(units, 1 << 30, Integer.MAX_VALUE).toArray(),
        shift);
  }

  private byte[] noise(int count) {
    byte[] noise = new byte[count];
    random.nextBytes(noise);
    return noise;
  }

  private int zeroPoint() {
    return random.nextInt(256) - 128;
  }

  private Rescale rescale(int shift) {
    return new Rescale((1 << 30) + random.nextInt(1 << 30), shift);
  }

  private static int scaled(Add.Addend addend, byte value) {
    return rescaled((value - addend.zeroPoint()) << 20, addend.rescale());
  }

  private static int rescaled(int value, Rescale rescale) {
    return Definitions.rescaled(value, rescale.multiplier(), rescale.shift());
  }

  /** Runs two parts, the second first; the output is so many runs of so many elements. */
  private void inParts(byte[] arena, int runs, int runElements, Run kernel) {
    int split = random.nextInt(runs + 1) * runElements;
    kernel.run(arena, new Elements(split, runs * runElements));
    kernel.run(arena, new Elements(0, split));
  }

  private static void assertMade(byte[] arena, int output, int count, IntUnaryOperator expected) {
    byte[] all = new byte[count];
    for (int i = 0; i < count; i++) {
      all[i] = (byte) expected.applyAsInt(i);
    }
    assertThat(Arrays.copyOfRange(arena, output, output + count)).isEqualTo(all);
  }
}
