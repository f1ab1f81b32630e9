package dev.pex.processor.emit.java;

import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.program.Constant;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes tables in the form that {@code dev.pex.runtime.Constants} reads and describes. */
final class ConstantsWriter implements Constant.Visitor<Void> {
  private static final int MAGIC = 0x57584550;

  private final ByteArrayOutputStream tables = new ByteArrayOutputStream();
  private int count;

  /** Adds a program's table under its name. */
  void add(Constant constant) {
    constant.accept(this);
  }

  @Override
  public Void bytes(Constant.Bytes constant) {
    add(constant.name(), constant.values().toArray());
    return null;
  }

  @Override
  public Void words(Constant.Words constant) {
    add(constant.name(), constant.values().toArray());
    return null;
  }

  /** Adds a table of int8. */
  void add(String name, byte[] values) {
    startTable(name, Byte.BYTES, values.length);
    tables.writeBytes(values);
  }

  /** Adds a table of int32. */
  void add(String name, int[] values) {
    startTable(name, Integer.BYTES, values.length);
    tables.writeBytes(littleEndian(values));
  }

  /** Adds a table of float as the int32 of the same bits. */
  void add(String name, float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    add(name, bits);
  }

  /** The resource with all tables so far. */
  Int8Values resource() {
    byte[] number = littleEndian(count);
    byte[] body = tables.toByteArray();
    CRC32 checksum = new CRC32();
    checksum.update(number);
    checksum.update(body);
    ByteArrayOutputStream resource = new ByteArrayOutputStream(body.length + 3 * Integer.BYTES);
    resource.writeBytes(littleEndian(MAGIC, (int) checksum.getValue()));
    resource.writeBytes(number);
    resource.writeBytes(body);
    return Int8Values.copyOf(resource.toByteArray());
  }

  private void startTable(String name, int elementBytes, int elements) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    tables.writeBytes(littleEndian(utf8.length));
    tables.writeBytes(utf8);
    tables.writeBytes(littleEndian(elementBytes, elements));
    count++;
  }

  private static byte[] littleEndian(int... words) {
    byte[] bytes = new byte[words.length * Integer.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (words[i / Integer.BYTES] >> (i % Integer.BYTES * Byte.SIZE));
    }
    return bytes;
  }
}
