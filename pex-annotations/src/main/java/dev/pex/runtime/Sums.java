package dev.pex.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Int32 sums in the arena, little-endian as on the chip.
 *
 * @param offset byte of the arena
 */
public record Sums(int offset, int count) {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Sets all to zero. */
  public void clear(byte[] arena) {
    Arrays.fill(arena, offset, offset + count * Integer.BYTES, (byte) 0);
  }

  int get(byte[] arena, int index) {
    return (int) WORDS.get(arena, offset + index * Integer.BYTES);
  }

  void add(byte[] arena, int index, int value) {
    WORDS.set(arena, offset + index * Integer.BYTES, get(arena, index) + value);
  }
}
