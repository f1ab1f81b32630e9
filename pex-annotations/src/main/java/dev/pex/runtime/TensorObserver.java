package dev.pex.runtime;

/** Sees every tensor of a generated network as soon as it is complete. */
@FunctionalInterface
public interface TensorObserver {
  /** Sees nothing. */
  TensorObserver NONE = (tensor, values) -> {};

  /**
   * Called once for every tensor of an inference, in order of completion.
   *
   * @param tensor its name in the model
   * @param values a copy of its int8 elements, channels innermost
   */
  void complete(String tensor, byte[] values);

  /**
   * Called for every row of a tensor that is never whole in the arena.
   *
   * @param tensor its name in the model
   * @param row its number
   * @param values a copy of its int8 elements, channels innermost
   */
  default void completeRow(String tensor, int row, byte[] values) {}
}
