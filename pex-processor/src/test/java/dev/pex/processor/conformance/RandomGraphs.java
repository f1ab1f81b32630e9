package dev.pex.processor.conformance;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.graph.Window;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Small random graphs with everything that the language and a {@code .tflite} can say: branches,
 * sums, several inputs and outputs, odd sizes, extreme scales and zero points. A seed decides all.
 */
public final class RandomGraphs {
  private static final int MOST_STEPS = 8;
  private static final float MOST_FACTOR = 1 << 15;
  private static final int MOST_ELEMENTS = 700;
  private static final int KINDS = 22;
  private static final int[] ROWWISE_KINDS = {0, 1, 2, 3, 5, 6, 8, 9, 10, 11, 14, 15, 17, 19, 21};
  private static final int[] FOLDING_KINDS = {4, 7};
  private static final int[] CHANNELWISE_KINDS = {0, 1, 2, 2, 3, 4, 5, 6, 8, 9, 10, 11, 14, 15, 19};
  private static final int MOST_ROWWISE_STEPS = 11;

  private final Random random;
  private final RandomOperators operators;
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Set<String> read = new LinkedHashSet<>();
  private final int channelUnit;

  private RandomGraphs(Random random, int channelUnit) {
    this.random = random;
    this.channelUnit = channelUnit;
    this.operators = new RandomOperators(random);
  }

  /** The graph of a seed; its name tells the seed. */
  public static Graph graph(long seed) {
    return new RandomGraphs(new Random(seed), 1).grow("random_" + Long.toUnsignedString(seed));
  }

  /** A graph in which almost all operators can run row by row, and some fold rows at the end. */
  public static Graph rowwise(long seed) {
    String name = "rowwise_" + Long.toUnsignedString(seed);
    return new RandomGraphs(new Random(seed), 1).growRowwise(name);
  }

  /**
   * A graph in which almost all operators can run slice by slice, with channels that can be halved
   * at least.
   */
  public static Graph channelwise(long seed) {
    Random random = new Random(seed);
    String name = "channelwise_" + Long.toUnsignedString(seed);
    return new RandomGraphs(random, 2 + random.nextInt(2)).growChannelwise(name);
  }

  /** Inputs for some inferences: the ends of int8 first, then random ones. */
  public static List<List<byte[]>> inputs(Graph graph, long seed, int inferences) {
    Random random = new Random(seed);
    List<List<byte[]>> inputs = new ArrayList<>();
    for (int i = 0; i < inferences; i++) {
      List<byte[]> ports = new ArrayList<>();
      for (Port port : graph.inputs()) {
        ports.add(InputPattern.of(i).bytes(port, random));
      }
      inputs.add(ports);
    }
    return inputs;
  }

  private Graph grow(String name) {
    List<Port> inputs = new ArrayList<>();
    int ports = random.nextInt(5) == 0 ? 2 : 1;
    for (int i = 0; i < ports; i++) {
      Tensor tensor = tensor(operators.shape(), operators.quantization());
      tensors.add(tensor);
      inputs.add(port(tensor));
    }
    int steps = 1 + random.nextInt(MOST_STEPS);
    while (nodes.size() < steps) {
      step(random.nextInt(KINDS));
    }
    return new Graph(name, inputs, nodes, outputs());
  }

  private Graph growRowwise(String name) {
    Shape shape = operators.shape();
    Shape high =
        new Shape(shape.height() + random.nextInt(8), shape.width(), 1 + shape.channels() / 3);
    Tensor input = tensor(high, operators.quantization());
    tensors.add(input);
    List<Port> inputs = List.of(port(input));
    int steps = 2 + random.nextInt(MOST_ROWWISE_STEPS);
    while (nodes.size() < steps) {
      step(ROWWISE_KINDS[random.nextInt(ROWWISE_KINDS.length)]);
    }
    if (random.nextInt(3) > 0) {
      step(FOLDING_KINDS[random.nextInt(FOLDING_KINDS.length)]);
    }
    return new Graph(name, inputs, nodes, outputs());
  }

  private Graph growChannelwise(String name) {
    Shape any = operators.shape();
    Shape shape = new Shape(any.height(), any.width(), filters(9));
    Tensor input = tensor(shape, operators.quantization());
    tensors.add(input);
    List<Port> inputs = List.of(port(input));
    int steps = 2 + random.nextInt(MOST_ROWWISE_STEPS);
    while (nodes.size() < steps) {
      step(CHANNELWISE_KINDS[random.nextInt(CHANNELWISE_KINDS.length)]);
    }
    return new Graph(name, inputs, nodes, outputs());
  }

  /** A number of channels. */
  private int filters(int most) {
    return channelUnit * (1 + random.nextInt(most / channelUnit));
  }

  /** Everything that nothing reads, and now and then something that is read too. */
  private List<Port> outputs() {
    List<Port> outputs = new ArrayList<>();
    for (Node node : nodes) {
      if (!read.contains(node.output().name()) || random.nextInt(12) == 0) {
        outputs.add(port(node.output()));
      }
    }
    return outputs;
  }

  private Port port(Tensor tensor) {
    boolean real = random.nextInt(5) == 0;
    return new Port(
        tensor.name(), Operand.of(tensor), real ? Port.ElementType.FLOAT32 : Port.ElementType.INT8);
  }

  private void step(int kind) {
    Tensor input = anyTensor();
    switch (kind) {
      case 0, 1 -> conv2D(input);
      case 2, 3 -> depthwise(input);
      case 4 -> dense(input);
      case 5 -> maxPool(input);
      case 6 -> averagePool(input);
      case 7 -> mean(input);
      case 8 -> pad(input);
      case 9 -> residual(input);
      case 10 -> sumOfEquals(input);
      case 11 -> mul(input);
      case 12 -> reshape(input);
      case 13 -> transpose(input);
      case 14 -> node(new Op.Requantize(), operators.near(input.quantization()), input);
      case 15 -> concatenate(input, Axis.CHANNELS);
      case 16 -> concatenate(input, operators.axis());
      case 17 -> enlarge(input);
      case 18 -> resize(input);
      case 19 -> function(input);
      case 20 -> node(operators.softmax(), Quantization.PROBABILITIES, input);
      default ->
          node(new Op.Activation(operators.clamp()), operators.near(input.quantization()), input);
    }
  }

  private void conv2D(Tensor input) {
    Window window = operators.window(input.shape());
    Quantization output = operators.quantization();
    Shape shape = slide(window, input.shape(), filters(9));
    node(operators.conv2D(input, window, shape.channels(), output), shape, output, input);
  }

  private void depthwise(Tensor input) {
    Window window = operators.window(input.shape());
    Quantization output = operators.quantization();
    int multiplier = random.nextInt(3) == 0 ? 2 + random.nextInt(3) : 1;
    Shape shape = slide(window, input.shape(), input.shape().channels() * multiplier);
    node(operators.depthwise(input, window, multiplier, output), shape, output, input);
  }

  private void dense(Tensor input) {
    Quantization output = operators.quantization();
    int units = filters(12);
    node(operators.dense(input, units, output), Shape.vector(units), output, input);
  }

  private void maxPool(Tensor input) {
    Window window = operators.undilatedWindow(input.shape());
    Shape shape = slide(window, input.shape(), input.shape().channels());
    node(new Op.MaxPool(window, operators.activation()), shape, input.quantization(), input);
  }

  private void averagePool(Tensor input) {
    Window window = operators.undilatedWindow(input.shape());
    Shape shape = slide(window, input.shape(), input.shape().channels());
    node(new Op.AveragePool(window, operators.activation()), shape, input.quantization(), input);
  }

  private void mean(Tensor input) {
    boolean spatial = random.nextInt(2) == 0;
    boolean height = spatial || random.nextBoolean();
    boolean width = spatial || random.nextBoolean();
    mean(input, height, width, !(height || width));
  }

  private Tensor mean(Tensor input, boolean height, boolean width, boolean channels) {
    Shape from = input.shape();
    Shape shape =
        new Shape(
            height ? 1 : from.height(), width ? 1 : from.width(), channels ? 1 : from.channels());
    Quantization output =
        random.nextBoolean() ? input.quantization() : operators.near(input.quantization());
    return node(new Op.Mean(height, width, channels), shape, output, input);
  }

  private void pad(Tensor input) {
    Op.Pad op = new Op.Pad(operators.padding());
    Shape from = input.shape();
    Shape shape =
        new Shape(
            from.height() + op.padding().top() + op.padding().bottom(),
            from.width() + op.padding().left() + op.padding().right(),
            from.channels());
    node(op, shape, input.quantization(), input);
  }

  /** A depthwise convolution that keeps the shape, added to what it read. */
  private void residual(Tensor input) {
    Window window = operators.keepingWindow(input.shape());
    Quantization output = operators.quantization();
    Tensor branch =
        node(operators.depthwise(input, window, 1, output), input.shape(), output, input);
    if (random.nextBoolean()) {
      add(branch, input);
    } else {
      add(input, branch);
    }
  }

  private void sumOfEquals(Tensor input) {
    add(input, anyTensor(other -> other.shape().equals(input.shape())));
  }

  private void add(Tensor first, Tensor second) {
    Quantization output = operators.sum(first.quantization(), second.quantization());
    node(
        new Op.Add(random.nextInt(3) == 0, operators.activation()),
        first.shape(),
        output,
        first,
        second);
  }

  /** A tensor, and others of the same sizes but one behind it, requantised where they must be. */
  private void concatenate(Tensor first, Axis axis) {
    List<Tensor> operands = new ArrayList<>(List.of(first));
    int others = 1 + random.nextInt(2);
    for (int i = 0; i < others; i++) {
      Tensor other =
          anyTensor(
              each ->
                  axis.resized(each.shape(), 1).equals(axis.resized(first.shape(), 1))
                      && isNotMuchCoarser(each, first)
                      && (each.equals(first) || each.shape().elements() <= MOST_ELEMENTS / 2));
      boolean same = other.quantization().equals(first.quantization());
      operands.add(same ? other : node(new Op.Requantize(), first.quantization(), other));
    }
    int size = operands.stream().mapToInt(each -> axis.of(each.shape())).sum();
    Shape shape = axis.resized(first.shape(), size);
    Tensor[] inputs = operands.toArray(Tensor[]::new);
    node(new Op.Concatenate(axis), shape, first.quantization(), inputs);
  }

  /** Whether 32 bits hold one tensor's values under the quantisation of the other. */
  private static boolean isNotMuchCoarser(Tensor one, Tensor other) {
    return one.quantization().scale() < MOST_FACTOR * other.quantization().scale();
  }

  private void enlarge(Tensor input) {
    int height = (1 + random.nextInt(3)) * input.shape().height();
    int width = (1 + random.nextInt(3)) * input.shape().width();
    resize(input, new Op.Resize(height, width, operators.interpolation(), operators.sampling()));
  }

  private void resize(Tensor input) {
    int height = 1 + random.nextInt(12);
    int width = 1 + random.nextInt(12);
    resize(input, new Op.Resize(height, width, operators.interpolation(), operators.sampling()));
  }

  private void resize(Tensor input, Op.Resize op) {
    if (op.rowsIn(input.shape()).isPresent() && op.columnsIn(input.shape()).isPresent()) {
      Shape shape = new Shape(op.height(), op.width(), input.shape().channels());
      node(op, shape, input.quantization(), input);
    }
  }

  private void mul(Tensor first) {
    Tensor second;
    if (random.nextBoolean()) {
      second = anyTensor(other -> other.shape().equals(first.shape()));
    } else {
      second = mean(first, true, true, false);
    }
    Quantization output = operators.product(first.quantization(), second.quantization());
    node(new Op.Mul(operators.activation()), first.shape(), output, first, second);
  }

  private void reshape(Tensor input) {
    Shape shape = operators.sameElements(input.shape());
    node(new Op.Reshape(shape), shape, input.quantization(), input);
  }

  private void transpose(Tensor input) {
    Shape from = input.shape();
    List<Integer> permutation = operators.relabelling(from);
    int[] sizes = {from.height(), from.width(), from.channels()};
    Shape shape =
        new Shape(sizes[permutation.get(0)], sizes[permutation.get(1)], sizes[permutation.get(2)]);
    node(new Op.Transpose(permutation), shape, input.quantization(), input);
  }

  private void function(Tensor input) {
    UnaryFunction function = operators.function();
    Quantization output = operators.result(function, input.quantization());
    if (!(function instanceof UnaryFunction.HardSwish)
        || UnaryFunction.HardSwish.isSound(input.quantization(), output)) {
      node(new Op.Unary(function), output, input);
    }
  }

  private Tensor node(Op op, Quantization output, Tensor input) {
    return node(op, input.shape(), output, input);
  }

  private Tensor node(Op op, Shape shape, Quantization quantization, Tensor... inputs) {
    Tensor output = tensor(shape, quantization);
    List<Operand> operands = new ArrayList<>();
    for (Tensor input : inputs) {
      operands.add(Operand.of(input));
      read.add(input.name());
    }
    nodes.add(new Node(op, operands, output, output.origin()));
    if (shape.elements() <= MOST_ELEMENTS) {
      tensors.add(output);
    }
    return output;
  }

  private Tensor tensor(Shape shape, Quantization quantization) {
    String name = "t" + (tensors.size() + nodes.size());
    return new Tensor(name, shape, quantization, Origin.of("'" + name + "'"));
  }

  private static Shape slide(Window window, Shape input, int channels) {
    return new Shape(
        window.outputHeight(input.height()), window.outputWidth(input.width()), channels);
  }

  /** Often the newest, so that graphs grow deep. */
  private Tensor anyTensor() {
    int last = tensors.size() - 1;
    return tensors.get(random.nextInt(3) == 0 ? random.nextInt(last + 1) : last);
  }

  private Tensor anyTensor(Predicate<Tensor> condition) {
    List<Tensor> fitting = tensors.stream().filter(condition).toList();
    return fitting.get(random.nextInt(fitting.size()));
  }
}
