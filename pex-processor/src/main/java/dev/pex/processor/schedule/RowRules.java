package dev.pex.processor.schedule;

import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;

/** The {@link RowRule} of each operator. */
final class RowRules implements Op.Visitor<RowRule> {
  private static final RowRule OPAQUE = new RowRule.Opaque();
  private static final RowRule SCALES = new RowRule.Scales();
  private static final RowRule ELEMENTWISE = pointwise(Padding.NONE);

  private final Node node;

  private RowRules(Node node) {
    this.node = node;
  }

  /**
   * The rule of a node; opaque where an operand is read under another shape, but by a dense layer.
   */
  static RowRule of(Node node) {
    boolean reshaped =
        node.inputs().stream()
            .anyMatch(operand -> !operand.shape().equals(operand.tensor().shape()));
    return reshaped && !(node.op() instanceof Op.Dense)
        ? OPAQUE
        : node.op().accept(new RowRules(node));
  }

  private static RowRule pointwise(Padding padding) {
    return new RowRule.Local(Window.of(1, 1, 1, 1, padding));
  }

  @Override
  public RowRule conv2D(Op.Conv2D op) {
    return new RowRule.Local(op.window());
  }

  @Override
  public RowRule depthwiseConv2D(Op.DepthwiseConv2D op) {
    return new RowRule.Local(op.window());
  }

  /** A dense layer over several rows adds up what each row gives to each unit. */
  @Override
  public RowRule dense(Op.Dense op) {
    return node.input().tensor().shape().height() > 1
        ? new RowRule.Folds(node.output().shape().elements())
        : OPAQUE;
  }

  @Override
  public RowRule maxPool(Op.MaxPool op) {
    return new RowRule.Local(op.window());
  }

  @Override
  public RowRule averagePool(Op.AveragePool op) {
    Shape input = node.input().shape();
    Window window = op.window();
    boolean global =
        window.kernelHeight() == input.height()
            && window.kernelWidth() == input.width()
            && window.padding().isNone();
    return global ? new RowRule.Folds(input.channels()) : new RowRule.Local(window);
  }

  @Override
  public RowRule mean(Op.Mean op) {
    return op.height() && op.width() && !op.channels()
        ? new RowRule.Folds(node.input().shape().channels())
        : OPAQUE;
  }

  @Override
  public RowRule add(Op.Add op) {
    return ELEMENTWISE;
  }

  @Override
  public RowRule mul(Op.Mul op) {
    Operand second = node.inputs().get(1);
    return second.shape().equals(node.input().shape()) ? ELEMENTWISE : SCALES;
  }

  /** Tensors over each other would make their rows one after the other. */
  @Override
  public RowRule concatenate(Op.Concatenate op) {
    return op.axis() == Axis.CHANNELS ? ELEMENTWISE : OPAQUE;
  }

  /** Only whole multiples keep a pace. */
  @Override
  public RowRule resize(Op.Resize op) {
    Shape input = node.input().shape();
    boolean whole = op.height() % input.height() == 0 && op.width() % input.width() == 0;
    return whole
        ? new RowRule.Expands(
            op.height() / input.height(),
            op.width() / input.width(),
            op.rowsIn(input).orElseThrow(),
            op.columnsIn(input).orElseThrow())
        : OPAQUE;
  }

  @Override
  public RowRule pad(Op.Pad op) {
    return op.padding().onlyAdds() ? pointwise(op.padding()) : OPAQUE;
  }

  @Override
  public RowRule reshape(Op.Reshape op) {
    return OPAQUE;
  }

  @Override
  public RowRule transpose(Op.Transpose op) {
    return OPAQUE;
  }

  @Override
  public RowRule softmax(Op.Softmax op) {
    return ELEMENTWISE;
  }

  @Override
  public RowRule unary(Op.Unary op) {
    return ELEMENTWISE;
  }

  @Override
  public RowRule requantize(Op.Requantize op) {
    return ELEMENTWISE;
  }

  @Override
  public RowRule activation(Op.Activation op) {
    return ELEMENTWISE;
  }
}
