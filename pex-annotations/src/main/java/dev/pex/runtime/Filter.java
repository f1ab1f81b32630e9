package dev.pex.runtime;

/**
 * The tables of a convolution, a depthwise convolution or a dense layer: weights, and for each
 * output channel the bias with the input's zero point folded in, and the factor to the output's
 * scale. The arrays are not copied.
 */
public final class Filter {
  final byte[] weights;
  final int[] bias;
  final int[] multiplier;
  final byte[] shift;

  /**
   * Bias, multiplier and shift have one element per output channel.
   *
   * @param weights in the order that the kernel says
   */
  public Filter(byte[] weights, int[] bias, int[] multiplier, byte[] shift) {
    if (bias.length != multiplier.length || bias.length != shift.length) {
      throw new IllegalArgumentException(
          "bias, multiplier and shift of " + bias.length + " channels are of different lengths");
    }
    this.weights = weights;
    this.bias = bias;
    this.multiplier = multiplier;
    this.shift = shift;
  }

  /**
   * The tables of a layer, {@code …_weights}, {@code …_bias}, {@code …_multiplier} and {@code
   * …_shift}.
   *
   * @throws IllegalStateException if one of them is missing
   */
  public Filter(Constants constants, String layer) {
    this(
        constants.bytes(layer + "_weights"),
        constants.words(layer + "_bias"),
        constants.words(layer + "_multiplier"),
        constants.bytes(layer + "_shift"));
  }

  /** Throws unless there are so many weights and output channels. */
  Filter check(long weightCount, int channels) {
    if (weights.length != weightCount || bias.length != channels) {
      throw new IllegalArgumentException(
          weights.length
              + " weights for "
              + bias.length
              + " channels, expected "
              + weightCount
              + " for "
              + channels);
    }
    return this;
  }

  /** The sum of a channel at the output's scale. */
  int rescale(int sum, int channel) {
    return FixedPoint.multiply(sum, multiplier[channel], shift[channel]);
  }

  /** The sum of a unit of a dense layer at the output's scale. */
  int rescaleRoundingOnce(int sum, int unit) {
    return FixedPoint.multiplyRoundingOnce(sum, multiplier[unit], shift[unit]);
  }
}
