package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Shape;

/** The {@link ChannelRule} of each operator. */
final class ChannelRules implements Op.Visitor<ChannelRule> {
  private static final ChannelRule POINTWISE = new ChannelRule.Pointwise();
  private static final ChannelRule OPAQUE = new ChannelRule.Opaque();

  private final Node node;

  private ChannelRules(Node node) {
    this.node = node;
  }

  /**
   * The rule of a node; opaque where an operand is read under another shape, but by a dense layer.
   */
  static ChannelRule of(Node node) {
    boolean reshaped =
        node.inputs().stream()
            .anyMatch(operand -> !operand.shape().equals(operand.tensor().shape()));
    return reshaped && !(node.op() instanceof Op.Dense)
        ? OPAQUE
        : node.op().accept(new ChannelRules(node));
  }

  @Override
  public ChannelRule conv2D(Op.Conv2D op) {
    return new ChannelRule.Mixes(true, true);
  }

  @Override
  public ChannelRule depthwiseConv2D(Op.DepthwiseConv2D op) {
    return POINTWISE;
  }

  /**
   * The inputs of a slice lie together only where the input is a single pixel. The output is one: a
   * slice of it would save next to nothing.
   */
  @Override
  public ChannelRule dense(Op.Dense op) {
    Shape input = node.input().tensor().shape();
    return new ChannelRule.Mixes(false, input.elements() == input.channels());
  }

  @Override
  public ChannelRule maxPool(Op.MaxPool op) {
    return POINTWISE;
  }

  @Override
  public ChannelRule averagePool(Op.AveragePool op) {
    return POINTWISE;
  }

  @Override
  public ChannelRule mean(Op.Mean op) {
    return op.height() && op.width() && !op.channels() ? POINTWISE : OPAQUE;
  }

  @Override
  public ChannelRule add(Op.Add op) {
    return POINTWISE;
  }

  /** A factor for each channel may hold for every pixel. */
  @Override
  public ChannelRule mul(Op.Mul op) {
    int channels = node.output().shape().channels();
    return node.inputs().stream().allMatch(operand -> operand.shape().channels() == channels)
        ? POINTWISE
        : OPAQUE;
  }

  @Override
  public ChannelRule concatenate(Op.Concatenate op) {
    return OPAQUE;
  }

  @Override
  public ChannelRule resize(Op.Resize op) {
    return POINTWISE;
  }

  @Override
  public ChannelRule pad(Op.Pad op) {
    return POINTWISE;
  }

  @Override
  public ChannelRule reshape(Op.Reshape op) {
    return OPAQUE;
  }

  @Override
  public ChannelRule transpose(Op.Transpose op) {
    return OPAQUE;
  }

  @Override
  public ChannelRule softmax(Op.Softmax op) {
    return OPAQUE;
  }

  @Override
  public ChannelRule unary(Op.Unary op) {
    return POINTWISE;
  }

  @Override
  public ChannelRule requantize(Op.Requantize op) {
    return POINTWISE;
  }

  @Override
  public ChannelRule activation(Op.Activation op) {
    return POINTWISE;
  }
}
