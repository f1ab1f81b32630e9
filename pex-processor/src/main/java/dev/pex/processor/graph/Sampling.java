package dev.pex.processor.graph;

/** Where a resized tensor's elements lie among those of its input. */
public enum Sampling {
  /** The first elements lie on each other. */
  ASYMMETRIC,
  /** The first elements lie on each other, and the last ones. */
  ALIGN_CORNERS,
  /** Elements are squares, and the corners of both tensors lie on each other, as Keras has it. */
  HALF_PIXEL_CENTERS
}
