package dev.pex;

/** The axes of a tensor, outermost first. */
public enum Axis {
  HEIGHT,
  WIDTH,
  CHANNELS
}
