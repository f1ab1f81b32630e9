package dev.pex;

/**
 * What a layer applies to every element of its result. Its name leaves {@link Activation} to the
 * layer.
 */
public enum ActivationFunction {
  /** The element as it is. */
  NONE,
  /** Negative values become 0. */
  RELU,
  /** Negative values become 0, values above 6 become 6. */
  RELU6
}
