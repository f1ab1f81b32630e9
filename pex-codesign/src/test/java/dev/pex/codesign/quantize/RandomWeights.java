package dev.pex.codesign.quantize;

import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.network.Window;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Float weights under which sums have about the spread of what is summed; channels differ. */
final class RandomWeights {
  private final Random random;

  private RandomWeights(Random random) {
    this.random = random;
  }

  /** Weights of every operator that has some. */
  static Map<String, FloatWeights> of(Network network, Random random) {
    RandomWeights weights = new RandomWeights(random);
    Map<String, FloatWeights> all = new HashMap<>();
    for (Operator operator : network.operators()) {
      Shape from = operator.from().get(0).shape();
      int channels = operator.shape().channels();
      if (operator.layer() instanceof Layer.Conv2D conv) {
        all.put(operator.name(), weights.draw(taps(conv.window()) * from.channels(), channels));
      } else if (operator.layer() instanceof Layer.DepthwiseConv2D depthwise) {
        all.put(operator.name(), weights.draw(taps(depthwise.window()), channels));
      } else if (operator.layer() instanceof Layer.Dense) {
        all.put(
            operator.name(),
            weights.draw(from.height() * from.width() * from.channels(), channels));
      }
    }
    return all;
  }

  private static int taps(Window window) {
    return window.kernel().rows() * window.kernel().columns();
  }

  private FloatWeights draw(int inputs, int channels) {
    float[] weights = new float[inputs * channels];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() / Math.sqrt(inputs));
    }
    float[] bias = new float[channels];
    for (int i = 0; i < channels; i++) {
      bias[i] = (float) (random.nextGaussian() * 0.2);
    }
    return FloatWeights.copyOf(weights, bias);
  }
}
