package dev.pex.processor.conformance;

import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Interpolation;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Sampling;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.graph.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Random parameters of operators. Scales are such that results mostly spread over int8, sometimes
 * saturate or vanish, and never overflow 32 bits, which TFLite does not define.
 */
final class RandomOperators {
  private static final double LEAST_SCALE = Math.scalb(1.0, -20);
  private static final double GREATEST_SCALE = Math.scalb(1.0, 10);

  private static final List<FusedActivation> ACTIVATIONS = List.of(FusedActivation.values());

  private final Random random;

  RandomOperators(Random random) {
    this.random = random;
  }

  Shape shape() {
    return new Shape(size(), size(), size());
  }

  private int size() {
    return random.nextInt(6) == 0 ? 1 : 1 + random.nextInt(9);
  }

  /** Any quantisation. */
  Quantization quantization() {
    return quantization(powerOfTwo(-12, 3));
  }

  /** A quantisation of which the scale is some powers of two away. */
  Quantization near(Quantization other) {
    double distance = random.nextInt(5) == 0 ? powerOfTwo(-12, 12) : powerOfTwo(-2, 2);
    return quantization(other.scale() * distance);
  }

  /** A quantisation for the sum of two tensors. */
  Quantization sum(Quantization first, Quantization second) {
    return quantization(Math.max(first.scale(), second.scale()) * powerOfTwo(-3, 3));
  }

  /** A quantisation for the product of two tensors. */
  Quantization product(Quantization first, Quantization second) {
    return quantization((double) first.scale() * second.scale() * powerOfTwo(-2, 12));
  }

  private Quantization quantization(double scale) {
    double kept = Math.max(LEAST_SCALE, Math.min(GREATEST_SCALE, scale));
    return new Quantization((float) kept, zeroPoint());
  }

  private int zeroPoint() {
    return switch (random.nextInt(5)) {
      case 0 -> Byte.MIN_VALUE;
      case 1 -> Byte.MAX_VALUE;
      case 2 -> 0;
      default -> random.nextInt(256) + Byte.MIN_VALUE;
    };
  }

  private double powerOfTwo(double least, double greatest) {
    return Math.pow(2, least + random.nextDouble() * (greatest - least));
  }

  FusedActivation activation() {
    return ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
  }

  /** An activation that stands alone. */
  FusedActivation clamp() {
    FusedActivation activation = activation();
    return activation == FusedActivation.NONE ? FusedActivation.RELU : activation;
  }

  Interpolation interpolation() {
    return random.nextBoolean() ? Interpolation.NEAREST : Interpolation.BILINEAR;
  }

  Sampling sampling() {
    List<Sampling> all = List.of(Sampling.values());
    return all.get(random.nextInt(all.size()));
  }

  Axis axis() {
    return Axis.numbered(random.nextInt(3));
  }

  Padding padding() {
    return new Padding(random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
  }

  Op.Softmax softmax() {
    return new Op.Softmax(random.nextBoolean() ? 1f : (float) powerOfTwo(-3, 3));
  }

  UnaryFunction function() {
    return switch (random.nextInt(4)) {
      case 0 -> new UnaryFunction.Logistic();
      case 1 -> new UnaryFunction.Tanh();
      case 2 -> new UnaryFunction.HardSwish();
      default -> new UnaryFunction.LeakyRelu((float) powerOfTwo(-6, 1));
    };
  }

  /** A quantisation for the results of a function. */
  Quantization result(UnaryFunction function, Quantization input) {
    return function.prescribed().orElseGet(() -> quantization(input.scale() * powerOfTwo(-3, 3)));
  }

  /** A window that fits, dilated now and then. */
  Window window(Shape input) {
    int dilation = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
    return padded(
        new Window(kernel(), kernel(), stride(), stride(), dilation, dilation, Padding.NONE),
        input);
  }

  /** A window that fits, without dilation, for pooling. */
  Window undilatedWindow(Shape input) {
    return padded(Window.of(kernel(), kernel(), stride(), stride(), Padding.NONE), input);
  }

  /** A window of which the output has the input's height and width. */
  Window keepingWindow(Shape input) {
    return same(Window.of(kernel(), kernel(), 1, 1, Padding.NONE), input);
  }

  private int kernel() {
    return 1 + random.nextInt(4);
  }

  private int stride() {
    return random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
  }

  private Window padded(Window window, Shape input) {
    boolean fits = window.reachHeight() <= input.height() && window.reachWidth() <= input.width();
    return fits && random.nextBoolean() ? window : same(window, input);
  }

  private static Window same(Window window, Shape input) {
    int[] rows =
        Window.samePadding(
            input.height(), window.kernelHeight(), window.strideHeight(), window.dilationHeight());
    int[] columns =
        Window.samePadding(
            input.width(), window.kernelWidth(), window.strideWidth(), window.dilationWidth());
    return window.withPadding(new Padding(rows[0], rows[1], columns[0], columns[1]));
  }

  Op.Conv2D conv2D(Tensor input, Window window, int channels, Quantization output) {
    int from = input.shape().channels();
    int taps = window.kernelHeight() * window.kernelWidth() * from;
    FloatValues scales = scales(channels, taps, input.quantization(), output);
    Filter filter =
        new Filter(
            weights(channels * taps),
            channels,
            window.kernelHeight(),
            window.kernelWidth(),
            from,
            scales);
    return new Op.Conv2D(filter, bias(channels, taps), window, activation());
  }

  Op.DepthwiseConv2D depthwise(Tensor input, Window window, int multiplier, Quantization output) {
    int channels = input.shape().channels() * multiplier;
    int taps = window.kernelHeight() * window.kernelWidth();
    FloatValues scales = scales(channels, taps, input.quantization(), output);
    Filter filter =
        new Filter(
            weights(channels * taps),
            1,
            window.kernelHeight(),
            window.kernelWidth(),
            channels,
            scales);
    return new Op.DepthwiseConv2D(filter, bias(channels, taps), window, multiplier, activation());
  }

  Op.Dense dense(Tensor input, int units, Quantization output) {
    int taps = input.shape().elements();
    FloatValues scales = scales(units, taps, input.quantization(), output);
    Filter filter = new Filter(weights(units * taps), units, 1, 1, taps, scales);
    return new Op.Dense(filter, bias(units, taps), activation());
  }

  /** One scale for all channels, or one for each. */
  private FloatValues scales(int channels, int taps, Quantization input, Quantization output) {
    double spread = random.nextInt(8) == 0 ? powerOfTwo(0, 14) : powerOfTwo(3, 8);
    double scale = spread / sumSpread(taps) * output.scale() / input.scale();
    float[] scales = new float[random.nextBoolean() ? channels : 1];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = (float) (scale * powerOfTwo(-1, 1));
    }
    return FloatValues.copyOf(scales);
  }

  private static double sumSpread(int taps) {
    return 128 * 74 * Math.sqrt(taps);
  }

  private Int8Values weights(int count) {
    byte[] weights = new byte[count];
    int kept = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      weights[i] = (byte) (kept > 0 || random.nextBoolean() ? random.nextInt(255) - 127 : 0);
    }
    return Int8Values.copyOf(weights);
  }

  private Int32Values bias(int channels, int taps) {
    double spread = random.nextInt(10) == 0 ? Math.scalb(1.0, 24) : sumSpread(taps);
    int[] bias = new int[channels];
    for (int i = 0; i < channels; i++) {
      bias[i] = (int) ((2 * random.nextDouble() - 1) * spread);
    }
    return Int32Values.copyOf(bias);
  }

  /** Another shape of as many elements. */
  Shape sameElements(Shape shape) {
    int elements = shape.elements();
    int height = divisor(elements);
    int width = divisor(elements / height);
    return new Shape(height, width, elements / height / width);
  }

  private int divisor(int value) {
    List<Integer> divisors = new ArrayList<>();
    for (int i = 1; i <= value; i++) {
      if (value % i == 0) {
        divisors.add(i);
      }
    }
    return divisors.get(random.nextInt(divisors.size()));
  }

  /** An order of the axes that leaves those longer than one as they are. */
  List<Integer> relabelling(Shape shape) {
    int[] sizes = {shape.height(), shape.width(), shape.channels()};
    List<Integer> permutation = new ArrayList<>(List.of(0, 1, 2));
    Collections.shuffle(permutation, random);
    List<Integer> longer = permutation.stream().filter(axis -> sizes[axis] > 1).toList();
    boolean ordered = longer.equals(longer.stream().sorted().toList());
    return ordered ? permutation : List.of(0, 1, 2);
  }
}
