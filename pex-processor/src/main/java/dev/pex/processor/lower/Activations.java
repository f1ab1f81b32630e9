package dev.pex.processor.lower;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.spec.ActivationKind;
import java.util.Optional;

/** The operators that activations of the language are. */
final class Activations {
  /** Keras' slope of {@code activation = "leaky_relu"}. */
  private static final float NEGATIVE_SLOPE = 0.2f;

  private Activations() {}

  /** The activation that the operator before takes over, if it does. */
  static Optional<FusedActivation> fused(ActivationKind activation) {
    return switch (activation) {
      case NONE -> Optional.of(FusedActivation.NONE);
      case RELU -> Optional.of(FusedActivation.RELU);
      case RELU6 -> Optional.of(FusedActivation.RELU6);
      case LEAKY_RELU, HARD_SWISH, SIGMOID, TANH -> Optional.empty();
    };
  }

  /** The activation as an operator of its own. */
  static Draft.Kernel kernel(ActivationKind activation) {
    return switch (activation) {
      case NONE, RELU, RELU6 -> new Draft.Activated(fused(activation).orElseThrow());
      case LEAKY_RELU -> function(new UnaryFunction.LeakyRelu(NEGATIVE_SLOPE));
      case HARD_SWISH -> function(new UnaryFunction.HardSwish());
      case SIGMOID -> function(new UnaryFunction.Logistic());
      case TANH -> function(new UnaryFunction.Tanh());
    };
  }

  /** A function of each element. */
  static Draft.Kernel function(UnaryFunction function) {
    return function
        .prescribed()
        .<Draft.Kernel>map(result -> new Draft.Prescribed(new Op.Unary(function), result))
        .orElseGet(() -> new Draft.Bent(function));
  }
}
