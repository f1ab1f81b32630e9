package dev.pex.processor.tflite;

import dev.pex.processor.graph.Op;

/** What an operator of the file format asks of the number of dimensions. */
enum RankRule {
  /** Reads four dimensions and makes four. */
  FOUR,
  /** Makes as many dimensions as it reads. */
  SAME,
  /** Reads and makes any number. */
  ANY,
  /** Reads any number of dimensions and makes two. */
  TWO;

  /** Finds the rule of an operator. */
  static final class Of implements Op.Visitor<RankRule> {
    @Override
    public RankRule conv2D(Op.Conv2D op) {
      return FOUR;
    }

    @Override
    public RankRule depthwiseConv2D(Op.DepthwiseConv2D op) {
      return FOUR;
    }

    @Override
    public RankRule dense(Op.Dense op) {
      return TWO;
    }

    @Override
    public RankRule maxPool(Op.MaxPool op) {
      return FOUR;
    }

    @Override
    public RankRule averagePool(Op.AveragePool op) {
      return FOUR;
    }

    @Override
    public RankRule mean(Op.Mean op) {
      return FOUR;
    }

    @Override
    public RankRule add(Op.Add op) {
      return SAME;
    }

    @Override
    public RankRule mul(Op.Mul op) {
      return SAME;
    }

    @Override
    public RankRule concatenate(Op.Concatenate op) {
      return FOUR;
    }

    @Override
    public RankRule resize(Op.Resize op) {
      return FOUR;
    }

    @Override
    public RankRule pad(Op.Pad op) {
      return FOUR;
    }

    @Override
    public RankRule reshape(Op.Reshape op) {
      return ANY;
    }

    @Override
    public RankRule transpose(Op.Transpose op) {
      return FOUR;
    }

    @Override
    public RankRule softmax(Op.Softmax op) {
      return SAME;
    }

    @Override
    public RankRule unary(Op.Unary op) {
      return SAME;
    }

    @Override
    public RankRule requantize(Op.Requantize op) {
      return SAME;
    }

    @Override
    public RankRule activation(Op.Activation op) {
      return SAME;
    }
  }
}
