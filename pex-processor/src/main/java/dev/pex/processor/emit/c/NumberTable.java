package dev.pex.processor.emit.c;

import dev.pex.processor.graph.Int8Values;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text with long lists of numbers, which would be slow to format one by one. */
final class NumberTable {
  private static final int LINE_END = 100;
  private static final byte[] INDENT = ascii("    ");
  private static final byte[] SPACE = ascii(" ");
  private static final byte[] NEW_LINE = ascii("\n");
  private static final byte[][] SMALL = new byte[256][];

  static {
    for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
      SMALL[value - Byte.MIN_VALUE] = ascii(value + ",");
    }
  }

  private byte[] text;
  private int size;
  private int column;

  NumberTable(int expectedBytes) {
    text = new byte[expectedBytes];
  }

  void text(String added) {
    append(ascii(added));
  }

  void number(int value) {
    byte[] digits =
        value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE
            ? SMALL[value - Byte.MIN_VALUE]
            : ascii(literal(value));
    if (column > 0 && column + 1 + digits.length > LINE_END) {
      endOfNumbers();
    }
    append(column == 0 ? INDENT : SPACE);
    column += (column == 0 ? INDENT.length : SPACE.length) + digits.length;
    append(digits);
  }

  /** Adds many numbers in lines of their own. */
  void numbers(Int8Values values) {
    endOfNumbers();
    for (int i = 0; i < values.size(); ) {
      i = line(values, i);
    }
  }

  /** One line, as long as it may be; returns the first number that is not in it. */
  private int line(Int8Values values, int first) {
    require(LINE_END + NEW_LINE.length);
    byte[] line = text;
    int lineEnd = size + LINE_END;
    int at = size;
    int next = first;
    while (at < size + INDENT.length - SPACE.length) {
      line[at++] = ' ';
    }
    while (next < values.size()) {
      byte[] digits = SMALL[values.get(next) - Byte.MIN_VALUE];
      if (at + SPACE.length + digits.length > lineEnd) {
        break;
      }
      line[at++] = ' ';
      for (byte digit : digits) {
        line[at++] = digit;
      }
      next++;
    }
    line[at++] = '\n';
    size = at;
    return next;
  }

  NumberTable endOfNumbers() {
    if (column > 0) {
      append(NEW_LINE);
      column = 0;
    }
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(text, size);
  }

  /** The least int32 has no literal of its type. */
  private static String literal(int value) {
    return value == Integer.MIN_VALUE ? "(-2147483647 - 1)," : value + ",";
  }

  private void require(int bytes) {
    if (size + bytes > text.length) {
      text = Arrays.copyOf(text, Math.max(size + bytes, 2 * text.length));
    }
  }

  private void append(byte[] added) {
    require(added.length);
    System.arraycopy(added, 0, text, size, added.length);
    size += added.length;
  }

  private static byte[] ascii(String string) {
    return string.getBytes(StandardCharsets.US_ASCII);
  }
}
