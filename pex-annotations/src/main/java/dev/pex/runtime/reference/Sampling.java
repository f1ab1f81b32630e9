package dev.pex.runtime.reference;

/** Where a resized tensor's elements lie among those of its input. */
public enum Sampling {
  ASYMMETRIC,
  ALIGN_CORNERS,
  HALF_PIXEL_CENTERS;

  /** Elements of the input for one of the output. */
  float scale(int input, int output) {
    return this == ALIGN_CORNERS && output > 1
        ? (input - 1) / (float) (output - 1)
        : input / (float) output;
  }
}
