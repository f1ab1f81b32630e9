package dev.pex.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a generated network, read from the binary resource beside its class.
 *
 * <p>The resource is little endian: the word {@code PEXW}, a CRC-32 of all that follows, the number
 * of tables; then for each table the length of its name, its name in UTF-8, its element size (1 or
 * 4), its number of elements, and its elements. Where a table equals an earlier one, its element
 * size is 0, and the length of that one's name and that name follow. All numbers are int32.
 */
public final class Constants {
  private static final int MAGIC = 0x57584550;

  private final String resource;
  private final Map<String, byte[]> bytes = new LinkedHashMap<>();
  private final Map<String, int[]> words = new LinkedHashMap<>();

  private Constants(String resource) {
    this.resource = resource;
  }

  /**
   * Reads a resource and closes it. The generated class opens it itself, because a module's
   * resources are open to the module only.
   *
   * @param stream null if there is no such resource
   * @param resource its name, for messages
   * @param expectedBytes its size when it was generated
   * @throws IllegalStateException if it is missing, of another size or damaged
   */
  @SuppressWarnings("exports") // who calls this needs no annotations of null
  public static Constants read(@Nullable InputStream stream, String resource, int expectedBytes) {
    if (stream == null) {
      throw new IllegalStateException(
          "the resource '"
              + resource
              + "' is missing; it must lie beside its class, where the compiler wrote it");
    }
    try (stream) {
      return parse(resource, stream.readNBytes(expectedBytes + 1), expectedBytes);
    } catch (IOException e) {
      throw new IllegalStateException("the resource '" + resource + "' cannot be read", e);
    }
  }

  private static Constants parse(String resource, byte[] content, int expectedBytes) {
    if (content.length != expectedBytes) {
      String found =
          content.length > expectedBytes ? "more than " + expectedBytes : "only " + content.length;
      throw new IllegalStateException(
          "the resource '"
              + resource
              + "' has "
              + found
              + " of the "
              + expectedBytes
              + " bytes that its class was generated with; compile the model again");
    }
    Constants constants = new Constants(resource);
    try {
      constants.read(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw constants.damaged(e);
    }
    return constants;
  }

  private void read(ByteBuffer content) {
    if (content.getInt() != MAGIC) {
      throw new IllegalArgumentException("no such magic word");
    }
    int expected = content.getInt();
    CRC32 actual = new CRC32();
    actual.update(content.duplicate());
    if (expected != (int) actual.getValue()) {
      throw new IllegalArgumentException("the checksum differs");
    }
    int tables = content.getInt();
    for (int i = 0; i < tables; i++) {
      readTable(content);
    }
    if (content.hasRemaining()) {
      throw new IllegalArgumentException(content.remaining() + " bytes follow the last table");
    }
  }

  private void readTable(ByteBuffer content) {
    String name = readName(content);
    int elementBytes = content.getInt();
    switch (elementBytes) {
      case 0 -> readEqual(name, readName(content));
      case Byte.BYTES -> bytes.put(name, readBytes(content, content.getInt()));
      case Integer.BYTES -> words.put(name, readWords(content, content.getInt()));
      default -> throw new IllegalArgumentException("no table has elements of " + elementBytes);
    }
  }

  private void readEqual(String name, String earlier) {
    if (bytes.containsKey(earlier)) {
      bytes.put(name, bytes(earlier));
    } else if (words.containsKey(earlier)) {
      words.put(name, words(earlier));
    } else {
      throw new IllegalArgumentException("no table '" + earlier + "' precedes '" + name + "'");
    }
  }

  private static String readName(ByteBuffer content) {
    return new String(readBytes(content, content.getInt()), StandardCharsets.UTF_8);
  }

  private static byte[] readBytes(ByteBuffer content, int count) {
    byte[] result = new byte[checkedCount(content, count, Byte.BYTES)];
    content.get(result);
    return result;
  }

  private static int[] readWords(ByteBuffer content, int count) {
    int[] result = new int[checkedCount(content, count, Integer.BYTES)];
    for (int i = 0; i < count; i++) {
      result[i] = content.getInt();
    }
    return result;
  }

  /** The count, when so many elements are left; nothing is allocated for one that lies. */
  private static int checkedCount(ByteBuffer content, int count, int elementBytes) {
    if (count < 0 || count > content.remaining() / elementBytes) {
      throw new IllegalArgumentException("a table of " + count + " goes beyond the end");
    }
    return count;
  }

  /**
   * A table of int8; the array itself, so that large weights are not copied.
   *
   * @throws IllegalStateException if there is none of that name
   */
  public byte[] bytes(String name) {
    byte[] table = bytes.get(name);
    if (table == null) {
      throw missing(name);
    }
    return table;
  }

  /**
   * A table of int32; the array itself.
   *
   * @throws IllegalStateException if there is none of that name
   */
  public int[] words(String name) {
    int[] table = words.get(name);
    if (table == null) {
      throw missing(name);
    }
    return table;
  }

  /**
   * A table of float, kept as the int32 of the same bits; a copy.
   *
   * @throws IllegalStateException if there is none of that name
   */
  public float[] floats(String name) {
    int[] bits = words(name);
    float[] table = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      table[i] = Float.intBitsToFloat(bits[i]);
    }
    return table;
  }

  private IllegalStateException missing(String name) {
    return new IllegalStateException("the resource '" + resource + "' has no table '" + name + "'");
  }

  private IllegalStateException damaged(Exception cause) {
    return new IllegalStateException(
        "the resource '" + resource + "' is damaged: " + cause.getMessage(), cause);
  }
}
