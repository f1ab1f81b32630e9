package dev.pex.processor.program;

import java.util.HashMap;
import java.util.Map;

/** The variables of a program that is being run, and what expressions of them are. */
final class ProgramVariables {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, ColumnsNow> columns = new HashMap<>();

  /** What a variable of {@link Statement.ColumnsAt} holds. */
  record ColumnsNow(int held, int first, int end, int kept) {}

  void set(String name, int value) {
    numbers.put(name, value);
  }

  void setColumns(String name, Chunks chunks, int tick) {
    int end = (tick + 1) * chunks.perTick() - chunks.skew();
    int first = end - chunks.perTick();
    boolean last = tick + 1 == chunks.ticks();
    columns.put(
        name,
        new ColumnsNow(
            clamp(first - chunks.context(), chunks.width()),
            clamp(first, chunks.width()),
            clamp(end, chunks.width()),
            last ? chunks.width() : clamp(end - chunks.context(), chunks.width())));
  }

  private static int clamp(int column, int width) {
    return Math.min(Math.max(column, 0), width);
  }

  void remove(String name) {
    numbers.remove(name);
  }

  int number(String name) {
    return known(numbers, name);
  }

  ColumnsNow columns(String name) {
    return known(columns, name);
  }

  int value(Index index) {
    return index.at(index.scale() == 0 ? 0 : number(index.variable()));
  }

  /** The columns of a span. */
  Range columns(Span span) {
    return span.either(
        range -> range, chunk -> new Range(columns(chunk).first(), columns(chunk).end()));
  }

  /** How far the first column of a span lies behind the address of a call. */
  int skipped(Span columns) {
    return columns.either(Range::first, chunk -> 0);
  }

  /** The elements of a span, counted from its address; a chunk has so many to a column. */
  Range elements(Span span, int pixelBytes) {
    return span.either(
        range -> range,
        chunk -> new Range(0, (columns(chunk).end() - columns(chunk).first()) * pixelBytes));
  }

  /** The channels of a slice. */
  Range channels(Slice slice) {
    int first = value(slice.first());
    return new Range(first, first + slice.count());
  }

  /** The element of the tensor that an address stands for. */
  int element(Address address) {
    View view = address.view();
    int pixel = value(address.row()) * view.rowPixels() + column(address.column());
    return pixel * view.held().channels() + value(address.channel());
  }

  /** The byte of the arena. */
  int byteOf(Address address) {
    View view = address.view();
    int column = column(address.column());
    if (!address.column().held().isEmpty()) {
      column -= columns(address.column().held()).held();
    }
    return view.offset()
        + value(address.row()) % view.ringRows() * view.rowBytes()
        + column * view.pixelBytes()
        + value(address.bytesToChannel());
  }

  /** The column of the tensor. */
  int column(Column column) {
    return column.isStart() ? 0 : columns(column.chunk()).first();
  }

  private static <T> T known(Map<String, T> values, String name) {
    T value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the program speaks of '" + name + "', which is nothing");
    }
    return value;
  }
}
