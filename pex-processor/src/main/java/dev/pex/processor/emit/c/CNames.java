package dev.pex.processor.emit.c;

import dev.pex.processor.program.Address;
import dev.pex.processor.program.Column;
import dev.pex.processor.program.Index;
import dev.pex.processor.program.ShortName;
import dev.pex.processor.program.View;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How the parts of a program are written as C expressions. */
final class CNames {
  private CNames() {}

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
        literal.append('\\').append(octal(unit));
      } else {
        literal.append((char) unit);
      }
    }
    return literal.append('"').toString();
  }

  /** Three digits. */
  private static String octal(byte unit) {
    return Integer.toOctalString(0x200 | (unit & 0xFF)).substring(1);
  }

  /** A tensor's name for a comment: its first part where converters joined several. */
  static String label(String tensor) {
    String harmless = ShortName.of(tensor).replace("*/", "* /").replace("/*", "/ *");
    StringBuilder label = new StringBuilder();
    harmless.codePoints().forEach(each -> label.append(isPrintable(each) ? (char) each : '?'));
    return label.toString();
  }

  private static boolean isPrintable(int character) {
    return character >= ' ' && character <= '~';
  }

  /** {@code 2 * row - 4}, or {@code (row + 1) / 2}. */
  static String index(Index index) {
    if (index.divisor() == 1) {
      return dividend(index);
    }
    String dividend = dividend(index);
    return grouped(dividend) + " / " + index.divisor();
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
    return factor == 1 ? value : factor + " * " + grouped(value);
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
    String number = view.whole() ? index : grouped(index) + " % " + view.ringRows();
    return plus(view.identifier(), element) + " + " + view.rowBytes() + " * " + grouped(number);
  }

  /** In brackets, unless it has but one operand. */
  private static String grouped(String expression) {
    return expression.indexOf(' ') < 0 ? expression : "(" + expression + ")";
  }

  /** {@code arena + 490}. */
  static String plus(String pointer, int bytes) {
    return bytes == 0 ? pointer : pointer + " + " + bytes;
  }
}
