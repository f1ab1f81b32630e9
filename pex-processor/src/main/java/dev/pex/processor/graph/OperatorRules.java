package dev.pex.processor.graph;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What must hold between an operator's parameters, its operands and its output. The answer are
 * sentences that go on from the name of the node's tensor; none for a good node.
 */
final class OperatorRules implements Op.Visitor<List<String>> {
  private static final int AXES = 3;

  private final Node node;
  private final Shape output;

  private OperatorRules(Node node) {
    this.node = node;
    this.output = node.output().shape();
  }

  static List<String> violatedBy(Node node) {
    if (node.op() instanceof Op.Concatenate && !node.inputs().isEmpty()) {
      return node.op().accept(new OperatorRules(node));
    }
    int operands = node.op() instanceof Op.Add || node.op() instanceof Op.Mul ? 2 : 1;
    return node.inputs().size() == operands
        ? node.op().accept(new OperatorRules(node))
        : List.of("has " + node.inputs().size() + " operands, not " + operands);
  }

  @Override
  public List<String> conv2D(Op.Conv2D op) {
    Filter filter = op.filter();
    return violated(
        new Rule(fits(filter, op.window()), "has a filter of another size than its window"),
        new Rule(filter.inner() == input().channels(), "has a filter of other input channels"),
        new Rule(filter.outer() == output.channels(), "has a filter of other output channels"),
        new Rule(sizes(filter, op.bias(), output.channels()), "has biases or scales of other size"),
        slides(op.window()));
  }

  @Override
  public List<String> depthwiseConv2D(Op.DepthwiseConv2D op) {
    Filter filter = op.filter();
    boolean channels =
        output.channels() == input().channels() * op.multiplier()
            && filter.inner() == output.channels();
    return violated(
        new Rule(fits(filter, op.window()), "has a filter of another size than its window"),
        new Rule(filter.outer() == 1 && channels, "has a filter of other channels"),
        new Rule(sizes(filter, op.bias(), output.channels()), "has biases or scales of other size"),
        slides(op.window()));
  }

  @Override
  public List<String> dense(Op.Dense op) {
    Filter filter = op.filter();
    return violated(
        new Rule(filter.height() == 1 && filter.width() == 1, "has weights of more than two axes"),
        new Rule(filter.inner() == input().elements(), "has weights for another input"),
        new Rule(filter.outer() == output.elements(), "has weights for another output"),
        new Rule(
            sizes(filter, op.bias(), output.elements()), "has biases or scales of other size"));
  }

  @Override
  public List<String> maxPool(Op.MaxPool op) {
    return pool(op.window());
  }

  @Override
  public List<String> averagePool(Op.AveragePool op) {
    return pool(op.window());
  }

  private List<String> pool(Window window) {
    Padding padding = window.padding();
    boolean meets =
        padding.top() < window.reachHeight()
            && padding.bottom() < window.reachHeight()
            && padding.left() < window.reachWidth()
            && padding.right() < window.reachWidth();
    return violated(
        new Rule(input().channels() == output.channels(), "has other channels than its input"),
        new Rule(meets, "has a window that lies in the padding"),
        sameQuantization(),
        slides(window));
  }

  @Override
  public List<String> mean(Op.Mean op) {
    Shape reduced =
        new Shape(
            op.height() ? 1 : input().height(),
            op.width() ? 1 : input().width(),
            op.channels() ? 1 : input().channels());
    return violated(
        new Rule(op.height() || op.width() || op.channels(), "is a mean over no axis"),
        isShape(reduced));
  }

  @Override
  public List<String> add(Op.Add op) {
    return violated(isShape(input()), isShape(second()));
  }

  @Override
  public List<String> mul(Op.Mul op) {
    boolean repeats = second().equals(Shape.vector(input().channels()));
    return violated(isShape(input()), repeats ? isShape(input()) : isShape(second()));
  }

  @Override
  public List<String> concatenate(Op.Concatenate op) {
    int size = node.inputs().stream().mapToInt(operand -> op.axis().of(operand.shape())).sum();
    boolean fit =
        node.inputs().stream()
            .map(Operand::shape)
            .allMatch(shape -> op.axis().resized(shape, size).equals(output));
    boolean same =
        node.inputs().stream()
            .map(operand -> operand.tensor().quantization())
            .allMatch(node.output().quantization()::equals);
    return violated(
        new Rule(fit, "is " + output + ", which its operands do not give"),
        new Rule(same, "has another quantisation than one of its operands"));
  }

  @Override
  public List<String> resize(Op.Resize op) {
    boolean sound = op.rowsIn(input()).isPresent() && op.columnsIn(input()).isPresent();
    return violated(
        isShape(new Shape(op.height(), op.width(), input().channels())),
        new Rule(sound, "is resized in steps that integers do not hold"),
        sameQuantization());
  }

  @Override
  public List<String> pad(Op.Pad op) {
    Padding padding = op.padding();
    int height = input().height() + padding.top() + padding.bottom();
    int width = input().width() + padding.left() + padding.right();
    if (height < 1 || width < 1) {
      return List.of("leaves all of its input out");
    }
    boolean oneWay = padding.onlyAdds() || padding.negated().onlyAdds();
    return violated(
        isShape(new Shape(height, width, input().channels())),
        new Rule(oneWay, "adds to its input and leaves out of it"),
        sameQuantization());
  }

  @Override
  public List<String> reshape(Op.Reshape op) {
    boolean elements = input().elements() == op.shape().elements();
    return violated(isShape(op.shape()), new Rule(elements, "has not the elements of its input"));
  }

  @Override
  public List<String> transpose(Op.Transpose op) {
    List<Integer> axes = op.permutation();
    if (!axes.stream().sorted().toList().equals(List.of(0, 1, 2))) {
      return List.of("permutes other axes than height, width and channels");
    }
    List<Integer> sizes = List.of(input().height(), input().width(), input().channels());
    List<Integer> moved = IntStream.range(0, AXES).mapToObj(i -> sizes.get(axes.get(i))).toList();
    return violated(isShape(new Shape(moved.get(0), moved.get(1), moved.get(2))));
  }

  @Override
  public List<String> softmax(Op.Softmax op) {
    return violated(
        isShape(input()),
        has(Quantization.PROBABILITIES),
        new Rule(op.beta() > 0 && Float.isFinite(op.beta()), "has a beta that is not positive"));
  }

  @Override
  public List<String> unary(Op.Unary op) {
    Quantization result = node.output().quantization();
    return violated(isShape(input()), has(op.function().prescribed().orElse(result)));
  }

  @Override
  public List<String> requantize(Op.Requantize op) {
    return violated(isShape(input()));
  }

  @Override
  public List<String> activation(Op.Activation op) {
    return violated(isShape(input()));
  }

  /** A sentence, and whether it is wrong. */
  private record Rule(boolean holds, String otherwise) {}

  private static List<String> violated(Rule... rules) {
    return Stream.of(rules).filter(rule -> !rule.holds()).map(Rule::otherwise).distinct().toList();
  }

  private Shape input() {
    return node.input().shape();
  }

  private Shape second() {
    return node.inputs().get(1).shape();
  }

  private Rule isShape(Shape shape) {
    return new Rule(output.equals(shape), "is " + output + ", not " + shape);
  }

  private Rule has(Quantization prescribed) {
    String scale = "1/" + Math.round(1 / prescribed.scale());
    return new Rule(
        node.output().quantization().equals(prescribed),
        "has not the scale " + scale + " and the zero point " + prescribed.zeroPoint());
  }

  private Rule sameQuantization() {
    boolean same = node.input().tensor().quantization().equals(node.output().quantization());
    return new Rule(same, "has another quantisation than its input");
  }

  private Rule slides(Window window) {
    int height = window.outputHeight(input().height());
    int width = window.outputWidth(input().width());
    return new Rule(
        height == output.height() && width == output.width(),
        "is " + output + " but its window gives " + height + "x" + width);
  }

  private static boolean fits(Filter filter, Window window) {
    return filter.height() == window.kernelHeight() && filter.width() == window.kernelWidth();
  }

  private static boolean sizes(Filter filter, Int32Values bias, int channels) {
    int scales = filter.scales().size();
    return bias.size() == channels && (scales == 1 || scales == channels);
  }
}
