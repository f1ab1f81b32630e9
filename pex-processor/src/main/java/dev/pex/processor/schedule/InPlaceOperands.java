package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Tensor;
import java.util.List;

/**
 * Which tensors an operator can overwrite while it consumes them: those of which it reads element
 * {@code i} for the last time before it writes element {@code i} of its output. Whether they may
 * die there is another question.
 */
public final class InPlaceOperands implements Op.Visitor<Integer> {
  private final Node node;

  private InPlaceOperands(Node node) {
    this.node = node;
  }

  /** The tensors, each as large as the node's output. */
  public static List<Tensor> of(Node node) {
    return node.tensors(node.op().accept(new InPlaceOperands(node)));
  }

  @Override
  public Integer conv2D(Op.Conv2D op) {
    return 0;
  }

  @Override
  public Integer depthwiseConv2D(Op.DepthwiseConv2D op) {
    return 0;
  }

  @Override
  public Integer dense(Op.Dense op) {
    return 0;
  }

  @Override
  public Integer maxPool(Op.MaxPool op) {
    return 0;
  }

  @Override
  public Integer averagePool(Op.AveragePool op) {
    return 0;
  }

  @Override
  public Integer mean(Op.Mean op) {
    return 0;
  }

  @Override
  public Integer add(Op.Add op) {
    return 2;
  }

  /** A second operand that holds for every pixel is read again and again. */
  @Override
  public Integer mul(Op.Mul op) {
    return node.inputs().get(1).shape().equals(node.input().shape()) ? 2 : 1;
  }

  @Override
  public Integer concatenate(Op.Concatenate op) {
    return 0;
  }

  @Override
  public Integer resize(Op.Resize op) {
    return 0;
  }

  @Override
  public Integer pad(Op.Pad op) {
    return 0;
  }

  @Override
  public Integer reshape(Op.Reshape op) {
    return 0;
  }

  @Override
  public Integer transpose(Op.Transpose op) {
    return 0;
  }

  @Override
  public Integer softmax(Op.Softmax op) {
    return 1;
  }

  @Override
  public Integer unary(Op.Unary op) {
    return 1;
  }

  @Override
  public Integer requantize(Op.Requantize op) {
    return 1;
  }

  @Override
  public Integer activation(Op.Activation op) {
    return 1;
  }
}
