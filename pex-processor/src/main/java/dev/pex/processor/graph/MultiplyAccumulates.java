package dev.pex.processor.graph;

/**
 * How many multiply-accumulates a node needs: those of convolutions and dense layers, taps on
 * padding counted, as is usual in the literature.
 */
public final class MultiplyAccumulates implements Op.Visitor<Long> {
  private final long outputElements;

  private MultiplyAccumulates(Node node) {
    this.outputElements = node.output().shape().elements();
  }

  /** The count for one execution. */
  public static long of(Node node) {
    return node.op().accept(new MultiplyAccumulates(node));
  }

  @Override
  public Long conv2D(Op.Conv2D op) {
    return outputElements * op.filter().height() * op.filter().width() * op.filter().inner();
  }

  @Override
  public Long depthwiseConv2D(Op.DepthwiseConv2D op) {
    return outputElements * op.filter().height() * op.filter().width();
  }

  @Override
  public Long dense(Op.Dense op) {
    return outputElements * op.filter().inner();
  }

  @Override
  public Long maxPool(Op.MaxPool op) {
    return 0L;
  }

  @Override
  public Long averagePool(Op.AveragePool op) {
    return 0L;
  }

  @Override
  public Long mean(Op.Mean op) {
    return 0L;
  }

  @Override
  public Long add(Op.Add op) {
    return 0L;
  }

  @Override
  public Long mul(Op.Mul op) {
    return 0L;
  }

  @Override
  public Long concatenate(Op.Concatenate op) {
    return 0L;
  }

  @Override
  public Long resize(Op.Resize op) {
    return 0L;
  }

  @Override
  public Long pad(Op.Pad op) {
    return 0L;
  }

  @Override
  public Long reshape(Op.Reshape op) {
    return 0L;
  }

  @Override
  public Long transpose(Op.Transpose op) {
    return 0L;
  }

  @Override
  public Long softmax(Op.Softmax op) {
    return 0L;
  }

  @Override
  public Long unary(Op.Unary op) {
    return 0L;
  }

  @Override
  public Long requantize(Op.Requantize op) {
    return 0L;
  }

  @Override
  public Long activation(Op.Activation op) {
    return 0L;
  }
}
