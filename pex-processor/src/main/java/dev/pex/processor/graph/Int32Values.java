package dev.pex.processor.graph;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** An immutable sequence of int32. */
public final class Int32Values {
  private final int[] values;
  private int hash;

  private Int32Values(int[] values) {
    this.values = values;
  }

  /** A copy of the array. */
  public static Int32Values copyOf(int[] values) {
    return new Int32Values(values.clone());
  }

  public int size() {
    return values.length;
  }

  public int get(int index) {
    return values[index];
  }

  /** A copy. */
  public int[] toArray() {
    return values.clone();
  }

  /** Puts all values into a buffer, in its order of bytes. */
  public ByteBuffer putInto(ByteBuffer buffer) {
    for (int value : values) {
      buffer.putInt(value);
    }
    return buffer;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Int32Values that && Arrays.equals(values, that.values);
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
    return values.length + " x int32";
  }
}
