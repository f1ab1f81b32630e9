package dev.pex.processor.emit.java;

import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.program.Constant;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Writes tables in the form that {@code dev.pex.runtime.Constants} reads and describes. */
final class ConstantsWriter {
  private static final int MAGIC = 0x57584550;
  private static final int CHECKSUM_PLACE = Integer.BYTES;
  private static final int CHECKED_FROM = 2 * Integer.BYTES;

  private final List<Constant> tables = new ArrayList<>();

  /** Adds a table. */
  void add(Constant table) {
    tables.add(table);
  }

  /** Adds a table of float as the int32 of the same bits. */
  void add(String name, FloatValues values) {
    int[] bits = new int[values.size()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values.get(i));
    }
    add(new Constant.Words(name, Int32Values.copyOf(bits)));
  }

  /** The resource with all tables so far. */
  Int8Values resource() {
    int size = CHECKED_FROM + Integer.BYTES;
    for (Constant table : tables) {
      size += 3 * Integer.BYTES + utf8(table).length + table.bytes();
    }
    return Int8Values.written(size, this::writeTo);
  }

  private void writeTo(ByteBuffer resource) {
    resource.putInt(MAGIC).putInt(0).putInt(tables.size());
    Elements elements = new Elements(resource);
    for (Constant table : tables) {
      resource.putInt(utf8(table).length).put(utf8(table));
      table.accept(elements);
    }
    CRC32 checksum = new CRC32();
    checksum.update(resource.flip().position(CHECKED_FROM));
    resource.putInt(CHECKSUM_PLACE, (int) checksum.getValue());
  }

  private static byte[] utf8(Constant table) {
    return table.name().getBytes(StandardCharsets.UTF_8);
  }

  /** Writes the size of a table's elements, their number, and the elements. */
  private record Elements(ByteBuffer resource) implements Constant.Visitor<ByteBuffer> {
    @Override
    public ByteBuffer bytes(Constant.Bytes table) {
      resource.putInt(Byte.BYTES).putInt(table.values().size());
      return table.values().putInto(resource);
    }

    @Override
    public ByteBuffer words(Constant.Words table) {
      resource.putInt(Integer.BYTES).putInt(table.values().size());
      return table.values().putInto(resource);
    }
  }
}
