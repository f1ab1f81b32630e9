package dev.pex.processor.emit.c;

import dev.pex.processor.program.Address;
import dev.pex.processor.program.Column;
import dev.pex.processor.program.Constant;
import dev.pex.processor.program.Index;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.View;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the parts of a program are written as C expressions. */
final class CNames {
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[^ -~]");

  private CNames() {}

  /** The name of a table, unique among the programs linked into one image. */
  static String table(Program program, Constant constant) {
    return program.name() + "_" + constant.name();
  }

  /** For macros. */
  static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** A string literal of the UTF-8 bytes; a question mark is escaped, as two begin a trigraph. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      if (unit == '"' || unit == '\\' || unit == '?') {
        literal.append('\\').append((char) unit);
      } else if (unit < ' ' || unit > '~') {
        literal.append(String.format(Locale.ROOT, "\\%03o", unit & 0xFF));
      } else {
        literal.append((char) unit);
      }
    }
    return literal.append('"').toString();
  }

  /** A tensor's name for a comment: its first part where converters joined several. */
  static String label(String tensor) {
    int end = tensor.indexOf(';');
    String first = end > 0 ? tensor.substring(0, end) : tensor;
    String harmless = first.replace("*/", "* /").replace("/*", "/ *");
    return NOT_PRINTABLE.matcher(harmless).replaceAll("?");
  }

  /** {@code 2 * row - 4}, or {@code (row + 1) / 2}. */
  static String index(Index index) {
    if (index.divisor() == 1) {
      return dividend(index);
    }
    String dividend = dividend(index);
    return (dividend.matches("\\w+") ? dividend : "(" + dividend + ")") + " / " + index.divisor();
  }

  private static String dividend(Index index) {
    if (index.scale() == 0) {
      return Integer.toString(index.offset());
    }
    String scaled =
        index.scale() == 1 ? index.variable() : index.scale() + " * " + index.variable();
    if (index.offset() == 0) {
      return scaled;
    }
    return scaled + (index.offset() < 0 ? " - " : " + ") + Math.abs(index.offset());
  }

  /** {@code stem + 320 * row + 8 * stem_columns.first}: so many elements behind an address. */
  static String address(Address address, int element) {
    Index channel = address.bytesToChannel();
    return channel.scale() == 0
        ? rowAddress(address, element + channel.offset()) + column(address)
        : rowAddress(address, element) + column(address) + " + " + index(channel);
  }

  private static String column(Address address) {
    Column column = address.column();
    if (column.isStart()) {
      return "";
    }
    String first = column.chunk() + ".first";
    String counted = column.held().isEmpty() ? first : first + " - " + column.held() + ".held";
    return " + " + times(address.view().pixelBytes(), counted);
  }

  /** {@code 384 * row + 8 * stem_columns.first}: which element of the tensor an address is of. */
  static String element(Address address) {
    View view = address.view();
    String row = index(address.row().times(view.rowElements(), 0));
    if (address.channel().scale() != 0) {
      String channel = index(address.channel());
      return address.row().scale() == 0 ? channel : row + " + " + channel;
    }
    return address.column().isStart()
        ? row
        : row + " + " + times(view.pixelBytes(), address.column().chunk() + ".first");
  }

  /** {@code 8 * columns}, {@code 8 * (end - first)}. */
  static String times(int factor, String value) {
    String operand = value.matches("[\\w.]+") ? value : "(" + value + ")";
    return factor == 1 ? value : factor + " * " + operand;
  }

  private static String rowAddress(Address address, int element) {
    View view = address.view();
    Index row = address.row();
    if (row.scale() == 0) {
      return plus(view.identifier(), (row.offset() % view.ringRows()) * view.rowBytes() + element);
    }
    if (view.ringRows() == 1) {
      return plus(view.identifier(), element);
    }
    String index = index(row);
    String ringed = WORD.matcher(index).matches() ? index : "(" + index + ")";
    String number = view.whole() ? index : ringed + " % " + view.ringRows();
    boolean single = WORD.matcher(number).matches();
    return plus(view.identifier(), element)
        + " + "
        + view.rowBytes()
        + " * "
        + (single ? number : "(" + number + ")");
  }

  /** {@code arena + 490}. */
  static String plus(String pointer, int bytes) {
    return bytes == 0 ? pointer : pointer + " + " + bytes;
  }
}
