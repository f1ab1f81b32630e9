package dev.pex;

/**
 * The type of a network's fields; a field stands for the tensor that its annotation describes, and
 * is never set.
 */
public final class Tensor {
  private Tensor() {}
}
