package dev.pex.processor.graph;

/**
 * Symmetric int8 weights, innermost last: {@code outer x height x width x inner}. A convolution has
 * outer = output channels and inner = input channels; a depthwise convolution outer = 1 and inner =
 * output channels; a dense layer outer = units, height = width = 1, inner = inputs.
 *
 * @param scales one for all, or one for each output channel
 */
public record Filter(
    Int8Values values, int outer, int height, int width, int inner, FloatValues scales) {
  public Filter {
    long elements = (long) outer * height * width * inner;
    if (elements != values.size()) {
      throw new IllegalArgumentException(values.size() + " weights for " + elements);
    }
  }

  /** The scale of an output channel. */
  public float scale(int channel) {
    return scales.get(scales.size() == 1 ? 0 : channel);
  }
}
