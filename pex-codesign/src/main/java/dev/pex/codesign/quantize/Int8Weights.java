package dev.pex.codesign.quantize;

import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;

/**
 * Symmetric int8 weights with a scale for each output channel, and int32 biases in units of input
 * scale times that.
 */
record Int8Weights(Filter filter, Int32Values bias) {
  private static final int GREATEST = 127;

  /** Output channels outermost: of a convolution, and of a dense layer as 1x1. */
  static Int8Weights outermost(
      FloatWeights weights, int height, int width, int inner, float inputScale) {
    int channels = weights.bias().size();
    return of(weights, new Layout(channels, height, width, inner, channels), inputScale);
  }

  /** Output channels innermost: of a depthwise convolution. */
  static Int8Weights innermost(FloatWeights weights, int height, int width, float inputScale) {
    int channels = weights.bias().size();
    return of(weights, new Layout(1, height, width, channels, channels), inputScale);
  }

  private static Int8Weights of(FloatWeights real, Layout layout, float inputScale) {
    layout.requireElements(real.weights().size());
    float[] scales = scales(real, layout, inputScale);
    byte[] weights = new byte[real.weights().size()];
    for (int i = 0; i < weights.length; i++) {
      double steps = real.weights().get(i) / (double) scales[layout.channel(i)];
      weights[i] = (byte) Math.max(-GREATEST, Math.min(GREATEST, Math.rint(steps)));
    }
    int[] bias = new int[scales.length];
    for (int channel = 0; channel < bias.length; channel++) {
      double step = (double) inputScale * scales[channel];
      bias[channel] = (int) Math.rint(real.bias().get(channel) / step);
    }
    return new Int8Weights(
        layout.filter(Int8Values.copyOf(weights), FloatValues.copyOf(scales)),
        Int32Values.copyOf(bias));
  }

  private static float[] scales(FloatWeights real, Layout layout, float inputScale) {
    float[] greatest = new float[layout.channels()];
    for (int i = 0; i < real.weights().size(); i++) {
      int channel = layout.channel(i);
      greatest[channel] = Math.max(greatest[channel], Math.abs(real.weights().get(i)));
    }
    float[] scales = new float[greatest.length];
    for (int channel = 0; channel < scales.length; channel++) {
      scales[channel] = WeightScale.of(greatest[channel], real.bias().get(channel), inputScale);
    }
    return scales;
  }

  /** Which weight belongs to which output channel. */
  private record Layout(int outer, int height, int width, int inner, int channels) {
    int channel(int index) {
      return channels == outer ? index / (height * width * inner) : index % inner;
    }

    void requireElements(int given) {
      int needed = outer * height * width * inner;
      if (given != needed) {
        throw new IllegalArgumentException(given + " weights where " + needed + " are needed");
      }
    }

    Filter filter(Int8Values values, FloatValues scales) {
      return new Filter(values, outer, height, width, inner, scales);
    }
  }
}
