package dev.pex.processor.kernels;

/** What the generated C is to be. */
public enum Optimize {
  /** Fast: a kernel's body for each layer, with the layer's sizes as literals. */
  SPEED,
  /** Small: one function for each kernel, which all layers share. */
  SIZE
}
