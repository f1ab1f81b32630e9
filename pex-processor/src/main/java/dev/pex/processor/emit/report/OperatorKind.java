package dev.pex.processor.emit.report;

import dev.pex.processor.graph.Op;

/** What {@code network.json} and reports call an operator. */
final class OperatorKind implements Op.Visitor<String> {
  @Override
  public String conv2D(Op.Conv2D op) {
    return "conv2D";
  }

  @Override
  public String depthwiseConv2D(Op.DepthwiseConv2D op) {
    return "depthwiseConv2D";
  }

  @Override
  public String dense(Op.Dense op) {
    return "dense";
  }

  @Override
  public String maxPool(Op.MaxPool op) {
    return "maxPool";
  }

  @Override
  public String averagePool(Op.AveragePool op) {
    return "averagePool";
  }

  @Override
  public String mean(Op.Mean op) {
    return "mean";
  }

  @Override
  public String add(Op.Add op) {
    return op.subtracts() ? "sub" : "add";
  }

  @Override
  public String mul(Op.Mul op) {
    return "mul";
  }

  @Override
  public String concatenate(Op.Concatenate op) {
    return "concatenate";
  }

  @Override
  public String resize(Op.Resize op) {
    return "resize";
  }

  @Override
  public String pad(Op.Pad op) {
    return "pad";
  }

  @Override
  public String reshape(Op.Reshape op) {
    return "reshape";
  }

  @Override
  public String transpose(Op.Transpose op) {
    return "transpose";
  }

  @Override
  public String softmax(Op.Softmax op) {
    return "softmax";
  }

  @Override
  public String unary(Op.Unary op) {
    return op.function().name();
  }

  @Override
  public String requantize(Op.Requantize op) {
    return "requantize";
  }

  @Override
  public String activation(Op.Activation op) {
    return "activation";
  }
}
