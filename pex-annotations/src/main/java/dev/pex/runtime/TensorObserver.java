package dev.pex.runtime;

/** Sees every tensor of a generated network as soon as it, or a row of it, is complete. */
@FunctionalInterface
public interface TensorObserver {
  /** Sees nothing. */
  TensorObserver NONE = (tensor, firstElement, values) -> {};

  /**
   * Called for every tensor of an inference, in order of completion: once where the tensor is
   * whole, else once for each of its rows.
   *
   * @param tensor its name in the model
   * @param firstElement the element of the tensor at which the values start
   * @param values a copy of int8 elements, channels innermost
   */
  void complete(String tensor, int firstElement, byte[] values);
}
