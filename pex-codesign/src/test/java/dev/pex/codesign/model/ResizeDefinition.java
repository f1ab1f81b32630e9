package dev.pex.codesign.model;

import dev.pex.codesign.network.Layer;

/** How much of an element of a resized tensor an element of its input is, along one axis. */
final class ResizeDefinition {
  private ResizeDefinition() {}

  static double share(Layer.Resize layer, int index, int from, int input, int output) {
    double place = Math.max(0, Math.min(input - 1, place(layer.sampling(), index, input, output)));
    if (layer.interpolation() == Layer.Interpolation.BILINEAR) {
      return Math.max(0, 1 - Math.abs(place - from));
    }
    return nearest(layer.sampling(), index, input, output) == from ? 1 : 0;
  }

  private static double place(Layer.Sampling sampling, int index, int input, int output) {
    return switch (sampling) {
      case ASYMMETRIC -> (double) index * input / output;
      case ALIGN_CORNERS -> output == 1 ? 0 : (double) index * (input - 1) / (output - 1);
      case HALF_PIXEL_CENTERS -> (index + 0.5) * input / output - 0.5;
    };
  }

  private static int nearest(Layer.Sampling sampling, int index, int input, int output) {
    return switch (sampling) {
      case ASYMMETRIC -> index * input / output;
      case ALIGN_CORNERS -> (int) Math.round(place(sampling, index, input, output));
      case HALF_PIXEL_CENTERS -> (2 * index + 1) * input / (2 * output);
    };
  }
}
