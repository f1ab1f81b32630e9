package dev.pex.processor.spec;

/** How new elements are found; the names are those of {@code dev.pex.Interpolation}. */
public enum InterpolationKind {
  NEAREST,
  BILINEAR
}
