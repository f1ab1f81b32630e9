package dev.pex.processor.graph;

/**
 * The window of an operand that one element of the output is computed of, straight from the meaning
 * of the operator: the verifiers' own view of what is read.
 */
public final class WindowRead implements Op.Visitor<Window> {
  private static final Window PIXEL = Window.of(1, 1, 1, 1, Padding.NONE);

  private final Shape read;

  private WindowRead(Shape read) {
    this.read = read;
  }

  /**
   * The window of a node on one of its operands. A dense layer sees the tensor as it was made,
   * other operators in the shape under which they read it.
   */
  public static Window of(Node node, Operand operand) {
    if (node.op() instanceof Op.Mul
        && operand.shape().elements() < node.output().shape().elements()) {
      return all(operand.shape());
    }
    boolean flattens = node.op() instanceof Op.Dense;
    return node.op().accept(new WindowRead(flattens ? operand.tensor().shape() : operand.shape()));
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
    return PIXEL;
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
