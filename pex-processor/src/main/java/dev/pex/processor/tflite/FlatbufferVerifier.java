package dev.pex.processor.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * Follows a flatbuffer's offsets and refuses each that leads out of the file, so that generated
 * accessors, which check nothing, can be used on what was followed. Offsets to tables and vectors
 * only lead forward and the schema is not recursive, so a walk ends; a budget keeps tables that
 * many offsets share from being walked without end.
 *
 * @see <a href="https://flatbuffers.dev/internals/">FlatBuffers internals</a>
 */
final class FlatbufferVerifier {
  private static final long BUDGET_PER_BYTE = 2;
  private static final long BUDGET_AT_LEAST = 1 << 16;
  private static final int OFFSET_BYTES = 4;

  /** The accessors take the 16 bit numbers of a list of fields as signed. */
  private static final int FIELDS_BELOW = Short.MAX_VALUE;

  private final ByteBuffer file;
  private long budget;

  FlatbufferVerifier(ByteBuffer file) {
    this.file = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    this.budget = BUDGET_AT_LEAST + BUDGET_PER_BYTE * file.limit();
  }

  /** The table at the root. */
  Table root() {
    return table(target(0, "the root"), "the root");
  }

  private Table table(int position, String what) {
    require(position % 4 == 0, what, "is not aligned");
    requireInside(position, 4, what);
    long vtable = (long) position - file.getInt(position);
    require(vtable >= 0 && vtable % 2 == 0, what, "has its fields outside the file");
    requireInside(vtable, 4, what);
    int vtableBytes = unsignedShort((int) vtable);
    int tableBytes = unsignedShort((int) vtable + 2);
    boolean whole = vtableBytes >= 4 && vtableBytes % 2 == 0 && vtableBytes <= FIELDS_BELOW;
    require(whole, what, "has a broken list of fields");
    requireInside(vtable, vtableBytes, what);
    require(tableBytes >= 4 && tableBytes <= FIELDS_BELOW, what, "has a broken size");
    requireInside(position, tableBytes, what);
    spend(tableBytes, what);
    return new Table(position, (int) vtable, vtableBytes, tableBytes, what);
  }

  /** Where the offset at a position leads. */
  private int target(int position, String what) {
    requireInside(position, OFFSET_BYTES, what);
    long target = position + (file.getInt(position) & 0xFFFF_FFFFL);
    require(target > position, what, "is an offset to itself");
    requireInside(target, OFFSET_BYTES, what);
    return (int) target;
  }

  private int unsignedShort(int position) {
    return file.getShort(position) & 0xFFFF;
  }

  private void spend(long bytes, String what) {
    budget -= bytes;
    require(budget >= 0, what, "shares its bytes with too many others");
  }

  private void requireInside(long position, long bytes, String what) {
    require(position + bytes <= file.limit(), what, "lies outside the file");
  }

  private static void require(boolean condition, String what, String otherwise) {
    if (!condition) {
      throw Refusal.invalid("", "is truncated or corrupted: " + what + " " + otherwise);
    }
  }

  /** A table whose own bytes and list of fields lie inside the file. */
  final class Table {
    private final int position;
    private final int vtable;
    private final int vtableBytes;
    private final int tableBytes;
    private final String name;

    private Table(int position, int vtable, int vtableBytes, int tableBytes, String name) {
      this.position = position;
      this.vtable = vtable;
      this.vtableBytes = vtableBytes;
      this.tableBytes = tableBytes;
      this.name = name;
    }

    /** Checks that a number, if it is there, lies inside the table. */
    Table number(int field, int bytes) {
      position(field, bytes);
      return this;
    }

    /** Checks a list of numbers, if it is there; a string is one of bytes. */
    Table numbers(int field, int bytes) {
      int offset = position(field, OFFSET_BYTES);
      if (offset != 0) {
        vector(offset, bytes);
      }
      return this;
    }

    /** Checks a table, if it is there. */
    Table table(int field, String what, Consumer<Table> fields) {
      int offset = position(field, OFFSET_BYTES);
      if (offset != 0) {
        fields.accept(FlatbufferVerifier.this.table(target(offset, what), what));
      }
      return this;
    }

    /** Checks a list of tables, if it is there. */
    Table tables(int field, String what, Consumer<Table> fields) {
      int offset = position(field, OFFSET_BYTES);
      if (offset != 0) {
        int vector = vector(offset, OFFSET_BYTES);
        int count = file.getInt(vector);
        for (int index = 0; index < count; index++) {
          String element = what + " " + index;
          int elementOffset = vector + OFFSET_BYTES * (index + 1);
          fields.accept(FlatbufferVerifier.this.table(target(elementOffset, element), element));
        }
      }
      return this;
    }

    /** The byte that a field holds, zero if it is not there. */
    int unsignedByte(int field) {
      int at = position(field, 1);
      return at == 0 ? 0 : file.get(at) & 0xFF;
    }

    /** The position of the list whose offset stands at a position. */
    private int vector(int offset, int elementBytes) {
      int vector = target(offset, name);
      require(vector % 4 == 0, name, "has a list that is not aligned");
      long bytes = (file.getInt(vector) & 0xFFFF_FFFFL) * elementBytes;
      requireInside(vector, OFFSET_BYTES + bytes, name);
      spend(OFFSET_BYTES + bytes, name);
      return vector;
    }

    /** The position of a field, zero if it is not there. */
    private int position(int field, int bytes) {
      int entry = 4 + 2 * field;
      if (entry >= vtableBytes) {
        return 0;
      }
      int offset = unsignedShort(vtable + entry);
      if (offset == 0) {
        return 0;
      }
      require(
          offset >= 4 && offset + bytes <= tableBytes, name, "has a field outside its own bytes");
      return position + offset;
    }
  }
}
