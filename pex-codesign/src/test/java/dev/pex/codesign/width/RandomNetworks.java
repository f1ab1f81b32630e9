package dev.pex.codesign.width;

import dev.pex.codesign.network.ElementType;
import dev.pex.codesign.network.Input;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Layer.Activation;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Output;
import dev.pex.codesign.network.Quantization;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.network.UnaryFunction;
import dev.pex.codesign.network.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Small classifiers with shortcuts, branches, factors and flat ends. */
public final class RandomNetworks {
  private static final Quantization QUANTIZATION = new Quantization(1f / 64, 0);
  private static final Window.Extent ONE = new Window.Extent(1, 1);

  private final Random random;
  private final List<Operator> operators = new ArrayList<>();
  private Operand last;

  private RandomNetworks(Random random) {
    this.random = random;
    this.last = new Operand("input", new Shape(among(4, 9), among(4, 9), among(1, 3)));
  }

  /** The network of a seed. */
  public static Network of(long seed) {
    return new RandomNetworks(new Random(seed)).network();
  }

  /** So many channels of each group that there are some and at most all. */
  public static Widths widths(ChannelGroups groups, Random random) {
    Widths widths = Widths.FULL;
    for (ChannelGroup group : groups.prunable()) {
      widths = widths.with(group, 1 + random.nextInt(group.channels()));
    }
    return widths;
  }

  private Network network() {
    Input.Feed feed = random.nextBoolean() ? Input.Feed.WHOLE : Input.Feed.ROWS;
    Input input = new Input("input", last, QUANTIZATION, feed, ElementType.INT8);
    convolution();
    for (int blocks = among(1, 4); blocks > 0; blocks--) {
      block();
    }
    if (random.nextBoolean()) {
      pooled(last);
    }
    dense(among(2, 8), Activation.RELU);
    dense(3, Activation.NONE);
    add(new Layer.Softmax(1), last.shape(), last);
    return new Network(
        "Random", List.of(input), operators, List.of(new Output("scores", last, ElementType.INT8)));
  }

  private void block() {
    switch (random.nextInt(7)) {
      case 0 -> convolution();
      case 1 -> depthwise();
      case 2 -> shortcut();
      case 3 -> branches();
      case 4 -> factors();
      case 5 -> pool();
      default -> add(new Layer.Unary(new UnaryFunction.HardSwish()), last.shape(), last);
    }
  }

  private void shortcut() {
    Operand before = last;
    convolution(among(1, 9), 3, 1);
    convolution(before.shape().channels(), 1, 1);
    add(new Layer.Add(random.nextBoolean(), Activation.RELU), last.shape(), last, before);
  }

  private void branches() {
    Operand before = last;
    convolution(among(1, 9), 1, 1);
    Operand first = last;
    last = before;
    convolution(among(1, 9), 3, 1);
    Shape one = first.shape();
    int channels = one.channels() + last.shape().channels();
    Shape joined = new Shape(one.height(), one.width(), channels);
    add(new Layer.Concatenate(Layer.Axis.CHANNELS), joined, first, last);
  }

  private void factors() {
    Operand before = last;
    pooled(before);
    dense(among(1, 4), Activation.RELU);
    dense(before.shape().channels(), Activation.NONE);
    add(new Layer.Unary(new UnaryFunction.Logistic()), last.shape(), last);
    add(new Layer.Mul(Activation.NONE), before.shape(), before, last);
  }

  private void pooled(Operand from) {
    Set<Layer.Axis> axes = Set.of(Layer.Axis.HEIGHT, Layer.Axis.WIDTH);
    add(new Layer.Mean(axes), new Shape(1, 1, from.shape().channels()), from);
  }

  private void convolution() {
    convolution(among(1, 12), 1 + 2 * random.nextInt(2), among(1, 2));
  }

  private void convolution(int filters, int kernel, int stride) {
    Window window = window(kernel, stride);
    add(new Layer.Conv2D(window, Activation.RELU), slid(stride, filters), last);
  }

  private void depthwise() {
    int multiplier = among(1, 2);
    int stride = among(1, 2);
    add(
        new Layer.DepthwiseConv2D(multiplier, window(3, stride), Activation.RELU6),
        slid(stride, last.shape().channels() * multiplier),
        last);
  }

  private void pool() {
    Window window =
        new Window(new Window.Extent(1, 1), new Window.Extent(2, 2), ONE, padding(1, 2));
    add(new Layer.MaxPool(window, Activation.NONE), slid(2, last.shape().channels()), last);
  }

  private void dense(int units, Activation activation) {
    add(new Layer.Dense(activation), new Shape(1, 1, units), last);
  }

  private Window window(int kernel, int stride) {
    return new Window(
        new Window.Extent(kernel, kernel),
        new Window.Extent(stride, stride),
        ONE,
        padding(kernel, stride));
  }

  /** So that a result has a row and a column for each stride. */
  private Window.Padding padding(int kernel, int stride) {
    int rows = padding(kernel, stride, last.shape().height());
    int columns = padding(kernel, stride, last.shape().width());
    return new Window.Padding(rows / 2, rows - rows / 2, columns / 2, columns - columns / 2);
  }

  private static int padding(int kernel, int stride, int size) {
    int outputs = (size + stride - 1) / stride;
    return Math.max(0, (outputs - 1) * stride + kernel - size);
  }

  private Shape slid(int stride, int channels) {
    Shape from = last.shape();
    return new Shape(
        (from.height() + stride - 1) / stride, (from.width() + stride - 1) / stride, channels);
  }

  private void add(Layer layer, Shape shape, Operand... from) {
    String name = "layer" + operators.size();
    operators.add(new Operator(name, List.of(from), shape, QUANTIZATION, layer));
    last = new Operand(name, shape);
  }

  private int among(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
