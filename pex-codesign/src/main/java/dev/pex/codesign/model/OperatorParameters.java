package dev.pex.codesign.model;

import dev.pex.codesign.tensor.Normalization;
import dev.pex.codesign.tensor.Tensor;

/** The parameters of one operator as tensors of a forward pass. */
record OperatorParameters(String operator, ForwardPass forward) {
  private static final float MOMENTUM = 0.9f;

  /** The weights, as an observer wants them. */
  Tensor weights() {
    return forward.observer().weights(operator, tensor("weights"));
  }

  /** Channels after batch normalisation, or after the bias that stands in its place. */
  Tensor normalizedOrBiased(Tensor channels) {
    return forward.has(name("bias"))
        ? channels.plus(tensor("bias").reshaped(1, -1, 1, 1))
        : normalized(channels);
  }

  private Tensor normalized(Tensor channels) {
    Tensor mean = tensor("mean");
    Tensor variance = tensor("variance");
    Tensor result =
        channels.normalized(
            new Normalization(
                tensor("gamma"),
                tensor("beta"),
                mean,
                variance,
                MOMENTUM,
                Folding.EPSILON,
                forward.training()));
    if (forward.training()) {
      forward.keep(name("mean"), mean);
      forward.keep(name("variance"), variance);
    }
    return result;
  }

  private Tensor tensor(String part) {
    return forward.parameter(name(part));
  }

  private String name(String part) {
    return operator + "." + part;
  }
}
