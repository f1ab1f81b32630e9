package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;

/** How the channels of a node's output hang together with those of its operands. */
enum Coupling {
  /** Output channel c is made of channel c of each operand: both go or none. */
  CHANNEL_BY_CHANNEL,
  /** Each output channel is made with weights of its own of all channels that are read. */
  WEIGHTED,
  /** No channel can go, neither of the operands nor of the output. */
  FIXED;

  static Coupling of(Node node) {
    return node.op().accept(new Of(node));
  }

  /** Most operators work channel by channel. */
  private static final class Of extends NoneByDefault<Coupling> {
    private final Node node;

    Of(Node node) {
      super(CHANNEL_BY_CHANNEL);
      this.node = node;
    }

    @Override
    public Coupling conv2D(Op.Conv2D op) {
      return WEIGHTED;
    }

    @Override
    public Coupling dense(Op.Dense op) {
      return op.filter().outer() == node.output().shape().channels() ? WEIGHTED : FIXED;
    }

    /** Of one channel any number of channels can be made; of several, equally many each. */
    @Override
    public Coupling depthwiseConv2D(Op.DepthwiseConv2D op) {
      if (node.input().shape().channels() == 1) {
        return WEIGHTED;
      }
      return op.multiplier() == 1 ? CHANNEL_BY_CHANNEL : FIXED;
    }

    @Override
    public Coupling mean(Op.Mean op) {
      return op.channels() ? FIXED : CHANNEL_BY_CHANNEL;
    }

    /** Of tensors behind each other in their channels, each has channels of its own. */
    @Override
    public Coupling concatenate(Op.Concatenate op) {
      return op.axis() == Axis.CHANNELS ? FIXED : CHANNEL_BY_CHANNEL;
    }

    @Override
    public Coupling reshape(Op.Reshape op) {
      return FIXED;
    }

    @Override
    public Coupling transpose(Op.Transpose op) {
      return FIXED;
    }

    @Override
    public Coupling softmax(Op.Softmax op) {
      return FIXED;
    }
  }
}
