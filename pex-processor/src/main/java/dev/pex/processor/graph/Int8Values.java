package dev.pex.processor.graph;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;

/** An immutable sequence of int8. */
public final class Int8Values {
  /** So many values, and how many there are, tell most tables apart. */
  private static final int HASHED = 64;

  private final byte[] values;

  private Int8Values(byte[] values) {
    this.values = values;
  }

  /** A copy of the array. */
  public static Int8Values copyOf(byte[] values) {
    return new Int8Values(values.clone());
  }

  /** So many bytes that a writer fills in, little endian where it writes numbers. */
  public static Int8Values written(int size, Consumer<ByteBuffer> writer) {
    byte[] values = new byte[size];
    writer.accept(ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN));
    return new Int8Values(values);
  }

  public int size() {
    return values.length;
  }

  public byte get(int index) {
    return values[index];
  }

  /** Whether one of the values is this. */
  public boolean contains(byte value) {
    for (byte each : values) {
      if (each == value) {
        return true;
      }
    }
    return false;
  }

  /** The sum of the values from {@code first} up to, not including, {@code end}. */
  public long sum(int first, int end) {
    long sum = 0;
    for (int i = first; i < end; i++) {
      sum += values[i];
    }
    return sum;
  }

  /** The sum of those of these values that are greater than zero. */
  public long sumOfPositive(int first, int end) {
    long sum = 0;
    for (int i = first; i < end; i++) {
      sum += values[i] & ~(values[i] >> 31);
    }
    return sum;
  }

  /** A copy. */
  public byte[] toArray() {
    return values.clone();
  }

  /** Puts all values into a buffer. */
  public ByteBuffer putInto(ByteBuffer buffer) {
    return buffer.put(values);
  }

  /** Writes all values. */
  public void writeTo(OutputStream stream) throws IOException {
    stream.write(values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Int8Values that && Arrays.equals(values, that.values);
  }

  /** Of the first values: tables are long, and keys of maps. */
  @Override
  public int hashCode() {
    return 31 * values.length
        + Arrays.hashCode(Arrays.copyOf(values, Math.min(values.length, HASHED)));
  }

  @Override
  public String toString() {
    return values.length + " x int8";
  }
}
