package dev.pex;

/** How elements between those of a tensor are found. */
public enum Interpolation {
  /** The nearest element, again and again. */
  NEAREST,
  /** A mean of the four nearest elements, weighted by distance. */
  BILINEAR
}
