package dev.pex.codesign.network;

import java.util.function.DoubleUnaryOperator;

/** What functions are by definition. */
public final class FunctionDefinition implements UnaryFunction.Visitor<DoubleUnaryOperator> {
  @Override
  public DoubleUnaryOperator logistic(UnaryFunction.Logistic function) {
    return x -> 1 / (1 + Math.exp(-x));
  }

  @Override
  public DoubleUnaryOperator tanh(UnaryFunction.Tanh function) {
    return Math::tanh;
  }

  @Override
  public DoubleUnaryOperator hardSwish(UnaryFunction.HardSwish function) {
    return x -> x * Math.max(0, Math.min(6, x + 3)) / 6;
  }

  @Override
  public DoubleUnaryOperator leakyRelu(UnaryFunction.LeakyRelu function) {
    return x -> x < 0 ? x * function.negativeSlope() : x;
  }
}
