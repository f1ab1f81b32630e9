package dev.pex.codesign.network;

/** A function that an operator computes of each element. */
public sealed interface UnaryFunction {
  /** Calls the visitor's method for this function. */
  <R> R accept(Visitor<R> visitor);

  /** {@code 1 / (1 + exp(-x))}. */
  record Logistic() implements UnaryFunction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.logistic(this);
    }
  }

  /** The hyperbolic tangent. */
  record Tanh() implements UnaryFunction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.tanh(this);
    }
  }

  /** {@code x * relu6(x + 3) / 6}. */
  record HardSwish() implements UnaryFunction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hardSwish(this);
    }
  }

  /** What is positive as it is, what is negative times a slope. */
  record LeakyRelu(float negativeSlope) implements UnaryFunction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.leakyRelu(this);
    }
  }

  /** One method for each function. */
  interface Visitor<R> {
    R logistic(Logistic function);

    R tanh(Tanh function);

    R hardSwish(HardSwish function);

    R leakyRelu(LeakyRelu function);
  }
}
