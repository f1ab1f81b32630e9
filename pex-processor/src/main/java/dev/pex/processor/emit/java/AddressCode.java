package dev.pex.processor.emit.java;

import dev.pex.processor.program.Address;
import dev.pex.processor.program.Column;
import dev.pex.processor.program.Index;
import dev.pex.processor.program.RowSource;
import dev.pex.processor.program.Span;
import dev.pex.processor.program.Statement;
import dev.pex.processor.program.View;

/** Expressions for places in the arena and for elements of tensors. */
final class AddressCode {
  private final StageVariables variables;

  AddressCode(StageVariables variables) {
    this.variables = variables;
  }

  /** A row number or a channel. */
  String index(Index index) {
    if (index.divisor() == 1) {
      return dividend(index);
    }
    boolean single = index.scale() == 1 && index.offset() == 0;
    String dividend = dividend(index);
    return (single ? dividend : "(" + dividend + ")") + " / " + index.divisor();
  }

  private String dividend(Index index) {
    if (index.scale() == 0) {
      return Integer.toString(index.offset());
    }
    String variable = variables.index(index.variable());
    String scaled = index.scale() == 1 ? variable : index.scale() + " * " + variable;
    if (index.offset() == 0) {
      return scaled;
    }
    return scaled + (index.offset() < 0 ? " - " : " + ") + Math.abs(index.offset());
  }

  /** The byte of the arena. */
  String place(Address address) {
    return place(address, 0);
  }

  /** A byte of the arena, so many behind an address. */
  String place(Address address, int bytes) {
    Index channel = address.bytesToChannel();
    return channel.scale() == 0
        ? row(address, bytes + channel.offset()) + column(address)
        : row(address, bytes) + column(address) + " + " + index(channel);
  }

  private String row(Address address, int bytes) {
    View view = address.view();
    if (view.ringRows() == 1) {
      return Integer.toString(view.offset() + bytes);
    }
    if (address.row().scale() == 0) {
      int row = address.row().offset() % view.ringRows();
      return Integer.toString(view.offset() + row * view.rowBytes() + bytes);
    }
    if (view.whole() && address.row().divisor() == 1) {
      return index(address.row().times(view.rowBytes(), view.offset() + bytes));
    }
    String start = variables.rows(view) + ".at(" + index(address.row()) + ")";
    return bytes == 0 ? start : start + " + " + bytes;
  }

  private String column(Address address) {
    Column column = address.column();
    if (column.isStart()) {
      return "";
    }
    int pixelBytes = address.view().pixelBytes();
    if (column.held().isEmpty()) {
      return " + " + inRow(column.chunk(), pixelBytes);
    }
    return column.held().equals(column.chunk())
        ? " + " + JavaText.call(variables.index(column.chunk()) + ".inFront", pixelBytes)
        : " + " + inRow(column.chunk(), pixelBytes) + " - " + held(address.view(), column.held());
  }

  private String inRow(String chunk, int pixelBytes) {
    return JavaText.call(variables.index(chunk) + ".inRow", pixelBytes);
  }

  /** The bytes of a row before those that a front holds. */
  String held(View view, String chunk) {
    return JavaText.call(variables.index(chunk) + ".notHeld", view.pixelBytes());
  }

  /** Which element of the tensor an address is of. */
  String element(Address address) {
    String row = index(address.row().times(address.view().rowElements(), 0));
    if (address.channel().scale() != 0) {
      String channel = index(address.channel());
      return address.row().scale() == 0 ? channel : row + " + " + channel;
    }
    return address.column().isStart()
        ? row
        : row + " + " + inRow(address.column().chunk(), address.view().pixelBytes());
  }

  /** How many elements; a chunk has so many to a column. */
  String count(Span elements, int pixelBytes) {
    return elements.either(
        range -> Integer.toString(range.end()),
        chunk -> JavaText.call(variables.index(chunk) + ".bytes", pixelBytes));
  }

  /** The first channel that a kernel reads in a view of a single row. */
  String firstRead(RowSource source, View view) {
    Index channel = view.bytesTo(source.channel());
    return channel.scale() == 0
        ? Integer.toString(view.offset() + channel.offset())
        : view.offset() + " + " + index(channel);
  }

  /** The rows that a kernel reads from. */
  String lines(RowSource source) {
    Index channel = source.lines().bytesTo(source.channel());
    String lines = variables.rows(source.lines());
    if (!channel.equals(Index.constant(0))) {
      return lines + ".from(" + index(channel) + ")";
    }
    return source.chunk().isPresent() && source.front().isEmpty()
        ? lines + ".without(" + held(source.lines(), source.chunk().orElseThrow()) + ")"
        : lines;
  }

  /** The first and the end of the elements that are folded. */
  String folded(Statement.FoldRow fold) {
    View view = fold.input().view();
    Index channel = fold.input().channel();
    if (channel.scale() != 0) {
      return index(channel) + ", " + index(channel.times(1, view.pixelBytes()));
    }
    Index row = fold.input().row().times(view.rowBytes(), 0);
    return fold.columns()
        .either(
            range -> index(row) + ", " + index(row.times(1, range.size() * view.pixelBytes())),
            chunk -> {
              String first = index(row) + " + " + inRow(chunk, view.pixelBytes());
              String bytes = JavaText.call(variables.index(chunk) + ".bytes", view.pixelBytes());
              return first + ", " + first + " + " + bytes;
            });
  }
}
