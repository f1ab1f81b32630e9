package dev.pex.runtime;

/** Element by element what a table holds: LOGISTIC, TANH, HARD_SWISH, LEAKY_RELU. */
public final class Lookup {
  private final byte[] table;

  /**
   * A lookup.
   *
   * @param table 256 results, for stored values from -128 up
   */
  public Lookup(byte[] table) {
    this.table = table.clone();
  }

  /** Makes some elements of the output, which may be the input. */
  public void run(byte[] arena, int input, int output, Elements elements) {
    for (int i = elements.first(); i < elements.end(); i++) {
      arena[output + i] = table[arena[input + i] - Byte.MIN_VALUE];
    }
  }
}
