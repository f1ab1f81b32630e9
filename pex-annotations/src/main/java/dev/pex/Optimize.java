package dev.pex;

/** What the generated C is to be. Results are the same. */
public enum Optimize {
  /**
   * Fast: where the core has kernels of its own, each layer gets the kernel's body to itself, with
   * its sizes as literals.
   */
  SPEED,
  /** Small: all layers share one function for each kernel. */
  SIZE
}
