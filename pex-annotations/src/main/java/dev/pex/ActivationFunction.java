package dev.pex;

/**
 * What a layer applies to every element of its result. Its name leaves {@link Activation} to the
 * layer. NONE, RELU and RELU6 cost nothing there; the others are operators of their own: what a
 * field {@code stem} applies them to is the tensor {@code stem_linear} in a file of weights.
 */
public enum ActivationFunction {
  /** The element as it is. */
  NONE,
  /** Negative values become 0. */
  RELU,
  /** Negative values become 0, values above 6 become 6. */
  RELU6,
  /** Negative values are multiplied by 0.2; {@link LeakyReLU} takes other slopes. */
  LEAKY_RELU,
  /** {@code x * relu6(x + 3) / 6}. */
  HARD_SWISH,
  /** {@code 1 / (1 + exp(-x))}: a share between 0 and 1, in 256 steps. */
  SIGMOID,
  /** The hyperbolic tangent: from -1 to 1, in 256 steps. */
  TANH
}
