package dev.pex.codesign.model;

import dev.pex.codesign.tensor.Tensor;

/**
 * Sees the tensors of a forward pass and may put others in their place. What decides what it does
 * stands in its {@code toString}: training does not go on with another observer.
 */
public interface Observer {
  /** One that changes nothing. */
  Observer NONE =
      new Observer() {
        @Override
        public String toString() {
          return "no observer";
        }
      };

  /** An input of the network, or what an operator made after its activation. */
  default Tensor activation(String tensor, Tensor value) {
    return value;
  }

  /** The weights of an operator, before they are used. */
  default Tensor weights(String operator, Tensor value) {
    return value;
  }
}
