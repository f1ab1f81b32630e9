package dev.pex.processor.graph;

import java.util.Optional;

/** A function of one real, which int8 networks compute element by element. */
public sealed interface UnaryFunction {
  /** Calls the visitor's method for this function. */
  <R> R accept(Visitor<R> visitor);

  /** As programs and files call it: {@code hardSwish}. */
  String name();

  /** The quantisation of all results, if TFLite's specification prescribes one. */
  default Optional<Quantization> prescribed() {
    return Optional.empty();
  }

  /** {@code 1 / (1 + exp(-x))}, LOGISTIC. */
  record Logistic() implements UnaryFunction {
    @Override
    public String name() {
      return "logistic";
    }

    @Override
    public Optional<Quantization> prescribed() {
      return Optional.of(Quantization.PROBABILITIES);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.logistic(this);
    }
  }

  /** The hyperbolic tangent, TANH. */
  record Tanh() implements UnaryFunction {
    @Override
    public String name() {
      return "tanh";
    }

    @Override
    public Optional<Quantization> prescribed() {
      return Optional.of(new Quantization(1f / 128, 0));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.tanh(this);
    }
  }

  /** {@code x * relu6(x + 3) / 6}, HARD_SWISH. */
  record HardSwish() implements UnaryFunction {
    @Override
    public String name() {
      return "hardSwish";
    }

    /** Whether 16 bits hold what kernels compute on the way. */
    public static boolean isSound(Quantization input, Quantization output) {
      return HardSwishFactors.of(input, output).areSound();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hardSwish(this);
    }
  }

  /** What is positive as it is, what is negative times a slope: LEAKY_RELU. */
  record LeakyRelu(float negativeSlope) implements UnaryFunction {
    @Override
    public String name() {
      return "leakyRelu";
    }

    /** Whether integers multiply by that slope. */
    public static boolean isSlope(float negativeSlope) {
      return negativeSlope >= 0 && Float.isFinite(negativeSlope);
    }

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
