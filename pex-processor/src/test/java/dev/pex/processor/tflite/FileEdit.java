package dev.pex.processor.tflite;

import dev.pex.processor.tflite.schema.Model;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Spoils a valid {@code .tflite}: overwrites numbers in place, or puts a changed copy of a table
 * behind the end and leads the offset to it.
 */
final class FileEdit {
  /** Kinds of the fields of tables, see {@link #replaceTable}. */
  static final String TENSOR = "4bi1qboo";

  static final String QUANTIZATION = "4448boi";
  static final String OPERATOR = "i44bt";
  static final String CODE = "b1ii";
  static final String BUFFER = "1ll";

  private ByteBuffer file;

  FileEdit(byte[] valid) {
    file = ByteBuffer.wrap(valid.clone()).order(ByteOrder.LITTLE_ENDIAN);
  }

  byte[] bytes() {
    return file.array();
  }

  FileEdit int32(int position, int value) {
    file.putInt(position, value);
    return this;
  }

  int int32At(int position) {
    return file.getInt(position);
  }

  /** Overwrites the byte at a position. */
  FileEdit int8(int position, int value) {
    file.put(position, (byte) value);
    return this;
  }

  /** The position of the model's table. */
  int model() {
    return target(0);
  }

  /** The position of the only subgraph's table. */
  int graph() {
    return target(element(list(model(), 2), 0));
  }

  /** The position of the offset to a tensor's table. */
  int tensor(String name) {
    return element(
        list(graph(), 0), index(count(graph(), 0), index -> read().tensors(index).name(), name));
  }

  /** The index of a tensor. */
  int tensorIndex(String name) {
    return index(count(graph(), 0), index -> read().tensors(index).name(), name);
  }

  /** The position of the offset to the table of the operator that makes a tensor. */
  int operator(String output) {
    return element(
        list(graph(), 3),
        index(
            count(graph(), 3),
            index -> read().tensors(read().operators(index).outputs(0)).name(),
            output));
  }

  /** The position of the offset to the operator code of the operator that makes a tensor. */
  int code(String output) {
    int field = field(target(operator(output)), 0);
    return element(list(model(), 1), field == 0 ? 0 : int32At(field));
  }

  /** The position of the offset to a tensor's buffer. */
  int buffer(String tensor) {
    return element(list(model(), 4), int32At(field(target(tensor(tensor)), 2)));
  }

  /** The position of a list, whose first number is its length. */
  int list(int table, int field) {
    return target(field(table, field));
  }

  int count(int table, int field) {
    return int32At(list(table, field));
  }

  /** The position of an element of four bytes. */
  int element(int list, int index) {
    return list + 4 + 4 * index;
  }

  /** Where the offset at a position leads. */
  int target(int position) {
    return position + file.getInt(position);
  }

  /** The position of a field, zero if it is not there. */
  int field(int table, int field) {
    int vtable = table - file.getInt(table);
    int entry = 4 + 2 * field;
    int offset = entry < file.getShort(vtable) ? file.getShort(vtable + entry) : 0;
    return offset == 0 ? 0 : table + offset;
  }

  /** Adds an empty table behind the end; its position. */
  int emptyTable() {
    int at = grow(8);
    file.putShort(at, (short) 4).putShort(at + 2, (short) 4).putInt(at + 4, 4);
    return at + 4;
  }

  /** Adds a text behind the end; its position. */
  int text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int at = grow(8 + bytes.length);
    file.putInt(at, bytes.length);
    file.duplicate().position(at + 4).put(bytes);
    return at;
  }

  /**
   * Leads an offset to a copy of its table with other values. Offsets lead forward only, so what
   * the table holds is copied behind it.
   *
   * @param kinds one letter for each field: {@code b}, {@code i}, {@code l} for numbers of one,
   *     four and eight bytes, {@code 1}, {@code 4}, {@code 8} for lists of such, {@code t} for a
   *     table of numbers, {@code q} for a quantisation, {@code o} for another table
   * @param changes field to number, or to the position an offset leads to, or {@link #LEFT_OUT}
   */
  FileEdit replaceTable(int offset, String kinds, Map<Integer, Long> changes) {
    int copy = copyTable(target(offset), kinds, changes);
    return int32(offset, copy - offset);
  }

  /** Leads a field of the table behind an offset to a position behind it. */
  FileEdit lead(int offset, int field, int position) {
    int at = field(target(offset), field);
    return int32(at, position - at);
  }

  private int copyTable(int old, String kinds, Map<Integer, Long> changes) {
    int vtableBytes = (4 + 2 * kinds.length() + 7) / 8 * 8;
    int tableBytes = 8 + 8 * kinds.length();
    int vtable = grow(vtableBytes + tableBytes);
    int table = vtable + vtableBytes;
    file.putShort(vtable, (short) (4 + 2 * kinds.length()));
    file.putShort(vtable + 2, (short) tableBytes);
    file.putInt(table, table - vtable);
    for (int field = 0; field < kinds.length(); field++) {
      int from = field(old, field);
      boolean there = changes.containsKey(field) || from != 0;
      if (there && changes.getOrDefault(field, 0L) != LEFT_OUT) {
        int to = table + 8 + 8 * field;
        file.putShort(vtable + 4 + 2 * field, (short) (to - table));
        Long change = changes.get(field);
        put(kinds.charAt(field), to, change == null ? copied(kinds.charAt(field), from) : change);
      }
    }
    return table;
  }

  private void put(char kind, int to, long value) {
    switch (kind) {
      case 'b' -> file.put(to, (byte) value);
      case 'i' -> file.putInt(to, (int) value);
      case 'l' -> file.putLong(to, value);
      default -> file.putInt(to, (int) value - to);
    }
  }

  /** The number of a field, or the position of a copy of what its offset leads to. */
  private long copied(char kind, int from) {
    return switch (kind) {
      case 'b' -> file.get(from);
      case 'i' -> file.getInt(from);
      case 'l' -> file.getLong(from);
      case '1', '4', '8' -> copyList(target(from), kind - '0');
      case 't' -> copyTable(target(from), "iiiiiiii", Map.of());
      case 'q' -> copyTable(target(from), QUANTIZATION, Map.of());
      default -> throw new IllegalArgumentException("a table is not copied");
    };
  }

  private int copyList(int list, int elementBytes) {
    int bytes = file.getInt(list) * elementBytes;
    int at = grow(8 + bytes) + 4;
    byte[] copy = new byte[4 + bytes];
    file.duplicate().position(list).get(copy);
    file.duplicate().position(at).put(copy);
    return at;
  }

  /** As a change: the field is not there. */
  static final long LEFT_OUT = Long.MIN_VALUE;

  private int grow(int bytes) {
    int at = (file.capacity() + 7) / 8 * 8;
    file =
        ByteBuffer.allocate(at + (bytes + 7) / 8 * 8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(0, file.array());
    return at;
  }

  private dev.pex.processor.tflite.schema.SubGraph read() {
    return Model.getRootAsModel(file.duplicate()).subgraphs(0);
  }

  private static int index(int count, IntFunction<String> names, String name) {
    for (int index = 0; index < count; index++) {
      if (name.equals(names.apply(index))) {
        return index;
      }
    }
    throw new IllegalArgumentException("nothing is named '" + name + "'");
  }
}
