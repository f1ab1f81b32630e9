package dev.pex.processor.graph;

/** How a resized tensor is made of the elements of its input. */
public enum Interpolation {
  /** Each element is the nearest one. */
  NEAREST,
  /** Each element is a weighted mean of the four around it. */
  BILINEAR
}
