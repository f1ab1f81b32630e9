package dev.pex.processor.graph;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** An immutable sequence of int32. */
public final class Int32Values {
  /** So many values, and how many there are, tell most tables apart. */
  private static final int HASHED = 64;

  private final int[] values;

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

  /** Of the first values: tables are long, and keys of maps. */
  @Override
  public int hashCode() {
    return 31 * values.length
        + Arrays.hashCode(Arrays.copyOf(values, Math.min(values.length, HASHED)));
  }

  @Override
  public String toString() {
    return values.length + " x int32";
  }
}
