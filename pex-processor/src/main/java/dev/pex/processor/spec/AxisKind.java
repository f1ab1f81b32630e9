package dev.pex.processor.spec;

/** The axes of a tensor; the names are those of {@code dev.pex.Axis}. */
public enum AxisKind {
  HEIGHT,
  WIDTH,
  CHANNELS
}
