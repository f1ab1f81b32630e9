package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Op;

/** A question that most operators answer alike: no. */
abstract class NoneByDefault<R> implements Op.Visitor<R> {
  private final R none;

  NoneByDefault(R none) {
    this.none = none;
  }

  @Override
  public R conv2D(Op.Conv2D op) {
    return none;
  }

  @Override
  public R depthwiseConv2D(Op.DepthwiseConv2D op) {
    return none;
  }

  @Override
  public R dense(Op.Dense op) {
    return none;
  }

  @Override
  public R maxPool(Op.MaxPool op) {
    return none;
  }

  @Override
  public R averagePool(Op.AveragePool op) {
    return none;
  }

  @Override
  public R mean(Op.Mean op) {
    return none;
  }

  @Override
  public R add(Op.Add op) {
    return none;
  }

  @Override
  public R mul(Op.Mul op) {
    return none;
  }

  @Override
  public R concatenate(Op.Concatenate op) {
    return none;
  }

  @Override
  public R resize(Op.Resize op) {
    return none;
  }

  @Override
  public R pad(Op.Pad op) {
    return none;
  }

  @Override
  public R reshape(Op.Reshape op) {
    return none;
  }

  @Override
  public R transpose(Op.Transpose op) {
    return none;
  }

  @Override
  public R softmax(Op.Softmax op) {
    return none;
  }

  @Override
  public R unary(Op.Unary op) {
    return none;
  }

  @Override
  public R requantize(Op.Requantize op) {
    return none;
  }

  @Override
  public R activation(Op.Activation op) {
    return none;
  }
}
