package dev.pex.processor.emit.java;

import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.program.Constant;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/** Writes tables in the form that {@code dev.pex.runtime.Constants} reads and describes. */
final class ConstantsWriter {
  private static final int MAGIC = 0x57584550;
  private static final int CHECKSUM_PLACE = Integer.BYTES;
  private static final int CHECKED_FROM = 2 * Integer.BYTES;

  /** By name, in order. */
  private final Map<String, Constant> tables = new LinkedHashMap<>();

  /** Name of the table under which each constant is written, by the constant's own. */
  private final Map<String, String> written = new HashMap<>();

  /** Adds a table. */
  void add(Constant table) {
    add(table.name(), table);
  }

  /** Adds a table under another name than its own; a constant is written once. */
  void add(String name, Constant table) {
    tables.put(name, table);
    written.putIfAbsent(table.name(), name);
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
    for (Map.Entry<String, Constant> table : tables.entrySet()) {
      size += 3 * Integer.BYTES + utf8(table.getKey()).length + contentBytes(table);
    }
    return Int8Values.written(size, this::writeTo);
  }

  private int contentBytes(Map.Entry<String, Constant> table) {
    String earlier = written(table);
    return earlier.equals(table.getKey()) ? table.getValue().bytes() : utf8(earlier).length;
  }

  private String written(Map.Entry<String, Constant> table) {
    return Objects.requireNonNull(written.get(table.getValue().name()));
  }

  private void writeTo(ByteBuffer resource) {
    resource.putInt(MAGIC).putInt(0).putInt(tables.size());
    Elements elements = new Elements(resource);
    for (Map.Entry<String, Constant> table : tables.entrySet()) {
      putName(resource, table.getKey());
      String earlier = written(table);
      if (earlier.equals(table.getKey())) {
        table.getValue().accept(elements);
      } else {
        putName(resource.putInt(0), earlier);
      }
    }
    CRC32 checksum = new CRC32();
    checksum.update(resource.flip().position(CHECKED_FROM));
    resource.putInt(CHECKSUM_PLACE, (int) checksum.getValue());
  }

  private static void putName(ByteBuffer resource, String name) {
    resource.putInt(utf8(name).length).put(utf8(name));
  }

  private static byte[] utf8(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
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
