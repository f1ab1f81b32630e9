package dev.pex.codesign.model;

import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.quantize.FloatNetwork;
import dev.pex.codesign.quantize.FloatWeights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An operator's folded weights in the order of TensorFlow Lite; nothing where there are none. */
record DeployedWeights(Operator operator, Parameters folded)
    implements NoWeights<Optional<FloatWeights>> {
  static FloatNetwork of(Network network, Parameters folded) {
    Map<String, FloatWeights> weights = new LinkedHashMap<>();
    for (Operator operator : network.operators()) {
      operator
          .layer()
          .accept(new DeployedWeights(operator, folded))
          .ifPresent(found -> weights.put(operator.name(), found));
    }
    return new FloatNetwork(network, weights);
  }

  /** Filters, channels, rows, columns: the channels go last. */
  @Override
  public Optional<FloatWeights> conv2D(Layer.Conv2D layer) {
    List<Integer> sizes = part("weights").sizes();
    return with(channelsLast(sizes.get(1), sizes.get(2) * sizes.get(3)));
  }

  /** Channels, rows, columns: the channels go last. */
  @Override
  public Optional<FloatWeights> depthwiseConv2D(Layer.DepthwiseConv2D layer) {
    List<Integer> sizes = part("weights").sizes();
    return with(channelsLast(sizes.get(0), sizes.get(2) * sizes.get(3)));
  }

  /** The weights, filter by filter, of which each has so many channels of so many pixels. */
  private float[] channelsLast(int channels, int pixels) {
    float[] values = part("weights").values();
    float[] ordered = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int filter = i / (channels * pixels);
      int channel = i / pixels % channels;
      int pixel = i % pixels;
      ordered[(filter * pixels + pixel) * channels + channel] = values[i];
    }
    return ordered;
  }

  @Override
  public Optional<FloatWeights> dense(Layer.Dense layer) {
    return with(part("weights").values());
  }

  @Override
  public Optional<FloatWeights> withoutWeights(Layer layer) {
    return Optional.empty();
  }

  private Optional<FloatWeights> with(float[] weights) {
    return Optional.of(FloatWeights.copyOf(weights, part("bias").values()));
  }

  private Parameter part(String part) {
    return folded.get(operator.name() + "." + part);
  }
}
