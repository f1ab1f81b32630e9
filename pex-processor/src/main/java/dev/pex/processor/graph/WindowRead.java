package dev.pex.processor.graph;

/**
 * The window of an operand that one element of the output is computed of, straight from the meaning
 * of the operator: the verifiers' own view of what is read.
 */
public final class WindowRead implements Op.Visitor<Window> {
  private static final Window PIXEL = Window.of(1, 1, 1, 1, Padding.NONE);

  private final Node node;
  private final int index;
  private final Shape read;

  private WindowRead(Node node, int index) {
    Operand operand = node.inputs().get(index);
    this.node = node;
    this.index = index;
    this.read = node.op() instanceof Op.Dense ? operand.tensor().shape() : operand.shape();
  }

  /**
   * The window of a node on one of its operands. A dense layer sees the tensor as it was made,
   * other operators in the shape under which they read it.
   *
   * @param index which operand
   */
  public static Window of(Node node, int index) {
    return node.op().accept(new WindowRead(node, index));
  }

  /** Whether every element of the output is computed of all of an operand: a factor repeats. */
  public static boolean readsAll(Node node, int index) {
    return node.op() instanceof Op.Mul
        && node.inputs().get(index).shape().elements() < node.output().shape().elements();
  }

  private static Window all(Shape shape) {
    return Window.of(shape.height(), shape.width(), 1, 1, Padding.NONE);
  }

  @Override
  public Window conv2D(Op.Conv2D op) {
    return op.window();
  }

  @Override
  public Window depthwiseConv2D(Op.DepthwiseConv2D op) {
    return op.window();
  }

  @Override
  public Window dense(Op.Dense op) {
    return all(read);
  }

  @Override
  public Window maxPool(Op.MaxPool op) {
    return op.window();
  }

  @Override
  public Window averagePool(Op.AveragePool op) {
    return op.window();
  }

  @Override
  public Window mean(Op.Mean op) {
    return Window.of(
        op.height() ? read.height() : 1, op.width() ? read.width() : 1, 1, 1, Padding.NONE);
  }

  @Override
  public Window add(Op.Add op) {
    return PIXEL;
  }

  @Override
  public Window mul(Op.Mul op) {
    return read.elements() < node.output().shape().elements() ? all(read) : PIXEL;
  }

  /** An operand lies behind those before it. */
  @Override
  public Window concatenate(Op.Concatenate op) {
    int before =
        node.inputs().subList(0, index).stream()
            .mapToInt(operand -> op.axis().of(operand.shape()))
            .sum();
    int rows = op.axis() == Axis.HEIGHT ? before : 0;
    int columns = op.axis() == Axis.WIDTH ? before : 0;
    return PIXEL.withPadding(new Padding(rows, 0, columns, 0));
  }

  @Override
  public Window pad(Op.Pad op) {
    return PIXEL.withPadding(op.padding());
  }

  @Override
  public Window reshape(Op.Reshape op) {
    return all(read);
  }

  @Override
  public Window transpose(Op.Transpose op) {
    return all(read);
  }

  @Override
  public Window softmax(Op.Softmax op) {
    return PIXEL;
  }

  @Override
  public Window requantize(Op.Requantize op) {
    return PIXEL;
  }

  @Override
  public Window activation(Op.Activation op) {
    return PIXEL;
  }
}
