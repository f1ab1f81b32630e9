package dev.pex.codesign.network;

import dev.pex.processor.graph.UnaryFunction.HardSwish;
import dev.pex.processor.graph.UnaryFunction.LeakyRelu;
import dev.pex.processor.graph.UnaryFunction.Logistic;
import dev.pex.processor.graph.UnaryFunction.Tanh;
import dev.pex.processor.graph.UnaryFunction.Visitor;

/** A function of the compiler's graph as the co-design should have read it. */
final class FunctionOfOp implements Visitor<UnaryFunction> {
  @Override
  public UnaryFunction logistic(Logistic function) {
    return new UnaryFunction.Logistic();
  }

  @Override
  public UnaryFunction tanh(Tanh function) {
    return new UnaryFunction.Tanh();
  }

  @Override
  public UnaryFunction hardSwish(HardSwish function) {
    return new UnaryFunction.HardSwish();
  }

  @Override
  public UnaryFunction leakyRelu(LeakyRelu function) {
    return new UnaryFunction.LeakyRelu(function.negativeSlope());
  }
}
