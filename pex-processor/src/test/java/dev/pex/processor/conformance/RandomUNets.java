package dev.pex.processor.conformance;

import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Interpolation;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Sampling;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.Window;
import java.util.Random;

/**
 * Random networks from pictures to pictures: some levels down, by strides or pools, and up again,
 * where each level reads what was made on the way down too.
 */
final class RandomUNets {
  private final Random random;
  private final NetworkSketch sketch;
  private int made;

  private RandomUNets(long seed) {
    random = new Random(seed);
    sketch = new NetworkSketch("unet_" + Long.toUnsignedString(seed));
  }

  /** The network of a seed. */
  static Graph graph(long seed) {
    RandomUNets net = new RandomUNets(seed);
    int levels = 1 + net.random.nextInt(3);
    int unit = 1 << levels;
    int height = unit * (1 + net.random.nextInt(12 / unit + 1));
    int width = unit * (1 + net.random.nextInt(8 / unit + 1));
    net.sketch.input("picture", height, width, 1 + net.random.nextInt(3));
    String result = net.level("picture", levels);
    return net.sketch.output(result).graph();
  }

  /** What a level makes of a tensor, in its height and width. */
  private String level(String input, int levels) {
    String fine = conv(input, 1);
    if (levels == 0) {
      return fine;
    }
    String up = up(level(down(fine), levels - 1));
    return conv(random.nextBoolean() ? joined(up, fine) : joined(fine, up), 1);
  }

  private String down(String input) {
    if (random.nextBoolean()) {
      return conv(input, 2);
    }
    Shape from = shape(input);
    Shape half = new Shape(from.height() / 2, from.width() / 2, from.channels());
    Op pool = new Op.MaxPool(Window.of(2, 2, 2, 2, Padding.NONE), FusedActivation.NONE);
    return add(pool, half, input);
  }

  private String up(String input) {
    Interpolation interpolation =
        random.nextBoolean() ? Interpolation.NEAREST : Interpolation.BILINEAR;
    Shape from = shape(input);
    Shape twice = new Shape(2 * from.height(), 2 * from.width(), from.channels());
    Op op =
        new Op.Resize(twice.height(), twice.width(), interpolation, Sampling.HALF_PIXEL_CENTERS);
    return add(op, twice, input);
  }

  private String joined(String first, String second) {
    Shape from = shape(first);
    int channels = from.channels() + shape(second).channels();
    Shape both = Axis.CHANNELS.resized(from, channels);
    return add(new Op.Concatenate(Axis.CHANNELS), both, first, second);
  }

  private String conv(String input, int stride) {
    String output = name();
    int kernel = 1 + 2 * random.nextInt(2);
    sketch.conv(output, input, 1 + random.nextInt(5), kernel, stride);
    return output;
  }

  private String add(Op op, Shape shape, String... inputs) {
    String output = name();
    sketch.node(op, shape, NetworkSketch.USUAL, output, inputs);
    return output;
  }

  private Shape shape(String tensor) {
    Tensor found = sketch.tensor(tensor);
    return found.shape();
  }

  private String name() {
    return "t" + made++;
  }
}
