package dev.pex.codesign.model;

import dev.pex.codesign.network.Layer;

/**
 * Resizing along one axis as a matrix {@code [output][input]}: where TFLite's kernels sample, with
 * a weight for each element of the input.
 */
record ResizeMatrix(int input, int output, Layer.Resize layer) {
  float[] values() {
    float[] values = new float[output * input];
    for (int index = 0; index < output; index++) {
      if (layer.interpolation() == Layer.Interpolation.NEAREST) {
        values[index * input + nearest(index)] = 1;
      } else {
        float position = position(index);
        int lower = Math.max((int) Math.floor(position), 0);
        int upper = Math.min((int) Math.ceil(position), input - 1);
        values[index * input + lower] += 1 - (position - lower);
        values[index * input + upper] += position - lower;
      }
    }
    return values;
  }

  private float position(int index) {
    float half = layer.sampling() == Layer.Sampling.HALF_PIXEL_CENTERS ? 0.5f : 0;
    return (index + half) * scale() - half;
  }

  /** Aligned corners round halves up, others down; half pixels are measured from their edge. */
  private int nearest(int index) {
    float half = layer.sampling() == Layer.Sampling.HALF_PIXEL_CENTERS ? 0.5f : 0;
    float position = (index + half) * scale();
    float up = layer.sampling() == Layer.Sampling.ALIGN_CORNERS ? 0.5f : 0;
    return Math.min((int) Math.floor(position + up), input - 1);
  }

  private float scale() {
    boolean aligned = layer.sampling() == Layer.Sampling.ALIGN_CORNERS && output > 1;
    return aligned ? (input - 1) / (float) (output - 1) : input / (float) output;
  }
}
