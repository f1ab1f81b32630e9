package dev.pex.processor.graph;

import java.util.Arrays;

/** An immutable sequence of int8. */
public final class Int8Values {
  private final byte[] values;
  private int hash;

  private Int8Values(byte[] values) {
    this.values = values;
  }

  /** A copy of the array. */
  public static Int8Values copyOf(byte[] values) {
    return new Int8Values(values.clone());
  }

  public int size() {
    return values.length;
  }

  public byte get(int index) {
    return values[index];
  }

  /** A copy. */
  public byte[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Int8Values that && Arrays.equals(values, that.values);
  }

  /** Computed once: tables are long, and keys of maps. */
  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = Arrays.hashCode(values);
    }
    return hash;
  }

  @Override
  public String toString() {
    return values.length + " x int8";
  }
}
