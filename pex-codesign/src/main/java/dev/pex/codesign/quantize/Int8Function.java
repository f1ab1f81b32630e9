package dev.pex.codesign.quantize;

import dev.pex.codesign.network.UnaryFunction;

/** A function in the compiler's words. */
final class Int8Function implements UnaryFunction.Visitor<dev.pex.processor.graph.UnaryFunction> {
  @Override
  public dev.pex.processor.graph.UnaryFunction logistic(UnaryFunction.Logistic function) {
    return new dev.pex.processor.graph.UnaryFunction.Logistic();
  }

  @Override
  public dev.pex.processor.graph.UnaryFunction tanh(UnaryFunction.Tanh function) {
    return new dev.pex.processor.graph.UnaryFunction.Tanh();
  }

  @Override
  public dev.pex.processor.graph.UnaryFunction hardSwish(UnaryFunction.HardSwish function) {
    return new dev.pex.processor.graph.UnaryFunction.HardSwish();
  }

  @Override
  public dev.pex.processor.graph.UnaryFunction leakyRelu(UnaryFunction.LeakyRelu function) {
    return new dev.pex.processor.graph.UnaryFunction.LeakyRelu(function.negativeSlope());
  }
}
