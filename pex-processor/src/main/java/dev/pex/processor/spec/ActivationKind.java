package dev.pex.processor.spec;

/**
 * What a layer applies to its result; the names are those of {@code dev.pex.ActivationFunction}.
 */
public enum ActivationKind {
  NONE,
  RELU,
  RELU6,
  LEAKY_RELU,
  HARD_SWISH,
  SIGMOID,
  TANH
}
