package dev.pex.processor.selftest;

import dev.pex.processor.graph.UnaryFunction;
import dev.pex.runtime.reference.HardSwish;
import dev.pex.runtime.reference.LeakyRelu;
import dev.pex.runtime.reference.Logistic;
import dev.pex.runtime.reference.Tanh;
import dev.pex.runtime.reference.TensorType;
import dev.pex.runtime.reference.WholeTensor;

/** What the reference kernel of a function makes of a tensor. */
record ReferenceFunction(WholeTensor input, TensorType output)
    implements UnaryFunction.Visitor<WholeTensor> {
  @Override
  public WholeTensor logistic(UnaryFunction.Logistic function) {
    return Logistic.apply(input, output);
  }

  @Override
  public WholeTensor tanh(UnaryFunction.Tanh function) {
    return Tanh.apply(input, output);
  }

  @Override
  public WholeTensor hardSwish(UnaryFunction.HardSwish function) {
    return HardSwish.apply(input, output);
  }

  @Override
  public WholeTensor leakyRelu(UnaryFunction.LeakyRelu function) {
    return LeakyRelu.apply(input, function.negativeSlope(), output);
  }
}
