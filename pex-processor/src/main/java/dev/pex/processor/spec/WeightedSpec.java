package dev.pex.processor.spec;

/** A layer that applies an activation to weighted sums. */
public sealed interface WeightedSpec
    permits OperatorSpec.Conv2D,
        OperatorSpec.DepthwiseConv2D,
        OperatorSpec.Dense,
        CompositeSpec.Conv1D {
  /** What is applied to the sums. */
  ActivationKind activation();

  /** The same layer with another activation. */
  LayerSpec withActivation(ActivationKind other);
}
