package dev.pex.runtime;

import java.util.List;

/** What every generated executor and reference is, for code that treats networks alike. */
public interface RunnableNetwork {
  /** Shape and quantisation of each input. */
  List<TensorInfo> inputs();

  /** Shape and quantisation of each output. */
  List<TensorInfo> outputs();

  /**
   * Runs one inference.
   *
   * @param inputs the int8 values of each input
   * @param observer sees every tensor that is made
   * @return the int8 values of each output
   * @throws IllegalArgumentException if a number of inputs or of values is wrong
   */
  List<byte[]> run(List<byte[]> inputs, TensorObserver observer);
}
