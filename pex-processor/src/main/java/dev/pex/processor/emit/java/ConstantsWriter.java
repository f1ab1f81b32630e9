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
    for (int value : values) {
      writeWord(tables, value);
    }
  }

  /** Adds a table of float as the int32 of the same bits. */
  void add(String name, float[] values) {
    startTable(name, Integer.BYTES, values.length);
    for (float value : values) {
      writeWord(tables, Float.floatToRawIntBits(value));
    }
  }

  /** The resource with all tables so far. */
  Int8Values resource() {
    ByteArrayOutputStream checked = new ByteArrayOutputStream();
    writeWord(checked, count);
    checked.writeBytes(tables.toByteArray());
    CRC32 checksum = new CRC32();
    checksum.update(checked.toByteArray());
    ByteArrayOutputStream resource = new ByteArrayOutputStream();
    writeWord(resource, MAGIC);
    writeWord(resource, (int) checksum.getValue());
    resource.writeBytes(checked.toByteArray());
    return Int8Values.copyOf(resource.toByteArray());
  }

  private void startTable(String name, int elementBytes, int elements) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    writeWord(tables, utf8.length);
    tables.writeBytes(utf8);
    writeWord(tables, elementBytes);
    writeWord(tables, elements);
    count++;
  }

  private static void writeWord(ByteArrayOutputStream to, int value) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      to.write(value >> shift);
    }
  }
}
