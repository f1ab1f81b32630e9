package dev.pex.runtime.reference;

import dev.pex.runtime.Constants;

/**
 * The constants of a convolution, depthwise convolution or dense layer as a {@code .tflite} holds
 * them: int8 weights {@code outer x height x width x inner}, symmetric, with one scale for all or
 * one for each output channel, and int32 biases.
 */
public final class Weights {
  private final Sizes sizes;
  private final byte[] values;
  private final float[] scales;
  private final int[] bias;

  /**
   * Sizes of a filter, innermost last. A convolution has outer = output channels and inner = input
   * channels; a depthwise convolution outer = 1 and inner = output channels; a dense layer outer =
   * units, height = width = 1, inner = inputs.
   */
  public record Sizes(int outer, int height, int width, int inner) {}

  /**
   * Weights with their biases; the arrays are copied.
   *
   * @param scales one for all, or one for each output channel
   * @param bias one for each output channel, in units of input scale times weight scale
   * @throws IllegalArgumentException if the number of weights is not that of the sizes
   */
  public Weights(Sizes sizes, byte[] values, float[] scales, int[] bias) {
    long elements = (long) sizes.outer * sizes.height * sizes.width * sizes.inner;
    if (values.length != elements) {
      throw new IllegalArgumentException(values.length + " weights given for " + sizes);
    }
    this.sizes = sizes;
    this.values = values.clone();
    this.scales = scales.clone();
    this.bias = bias.clone();
  }

  /**
   * The weights of a layer, from its tables {@code …_weights}, {@code …_scales}, {@code …_bias}.
   *
   * @throws IllegalStateException if one of the tables is missing
   * @throws IllegalArgumentException if the number of weights is not that of the sizes
   */
  public Weights(Constants constants, String layer, Sizes sizes) {
    this(
        sizes,
        constants.bytes(layer + "_weights"),
        constants.floats(layer + "_scales"),
        constants.words(layer + "_bias"));
  }

  int get(int outer, int row, int column, int inner) {
    return values[((outer * sizes.height + row) * sizes.width + column) * sizes.inner + inner];
  }

  int bias(int channel) {
    return bias[channel];
  }

  float scale(int channel) {
    return scales[scales.length == 1 ? 0 : channel];
  }

  /** Input scale times weight scale by output scale, in fixed point. */
  FixedPoint factor(int channel, TensorType input, TensorType output) {
    return FixedPoint.of(realFactor(channel, input, output));
  }

  /** Input scale times weight scale by output scale, in double precision. */
  double realFactor(int channel, TensorType input, TensorType output) {
    return (double) input.scale() * scale(channel) / output.scale();
  }
}
