package dev.pex.codesign.model;

import dev.pex.codesign.network.UnaryFunction;
import dev.pex.codesign.tensor.Tensor;

/** What a function makes of each element, in float. */
record FunctionForward(Tensor operand) implements UnaryFunction.Visitor<Tensor> {
  @Override
  public Tensor logistic(UnaryFunction.Logistic function) {
    return operand.logistic();
  }

  @Override
  public Tensor tanh(UnaryFunction.Tanh function) {
    return operand.tanh();
  }

  @Override
  public Tensor hardSwish(UnaryFunction.HardSwish function) {
    Tensor share = operand.plus(constant(3)).clamp(0, 6).dividedBy(constant(6));
    return operand.times(share);
  }

  @Override
  public Tensor leakyRelu(UnaryFunction.LeakyRelu function) {
    Tensor slope = constant(function.negativeSlope());
    Tensor rest = constant(1 - function.negativeSlope());
    return operand.times(slope).plus(operand.relu().times(rest));
  }

  private Tensor constant(float value) {
    return operand.pass().constant(value);
  }
}
