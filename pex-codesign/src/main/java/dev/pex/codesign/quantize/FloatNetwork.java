package dev.pex.codesign.quantize;

import dev.pex.codesign.network.Network;
import java.util.Map;

/**
 * A network with float weights.
 *
 * @param weights of each convolution, depthwise convolution and dense layer, by the operator's name
 */
public record FloatNetwork(Network network, Map<String, FloatWeights> weights) {
  /** Keeps a copy of the map. */
  public FloatNetwork {
    weights = Map.copyOf(weights);
  }

  /** The weights of an operator, which has some. */
  FloatWeights of(String operator) {
    FloatWeights found = weights.get(operator);
    if (found == null) {
      throw new IllegalArgumentException("'" + operator + "' has no weights");
    }
    return found;
  }
}
