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

  /** The least int32 has no literal of its type. */
  private static final byte[] LEAST = ascii("(-2147483647 - 1),");

  /** Places of {@link #SPELLED} that a number takes, and the most of them that are in use. */
  private static final int SPELLED_PLACES = 8;

  private static final int LONGEST = 6;

  /** Space, number and comma of every int8, each from a place of its own. */
  private static final byte[] SPELLED = new byte[256 * SPELLED_PLACES];

  private static final byte[] LENGTHS = new byte[256];

  /** The digits of every number below this, so many for each. */
  private static final int BLOCK = 1000;

  private static final int BLOCK_DIGITS = 3;
  private static final byte[] DIGITS = new byte[BLOCK * BLOCK_DIGITS];

  static {
    for (int number = 0; number < BLOCK; number++) {
      DIGITS[BLOCK_DIGITS * number] = (byte) ('0' + number / 100);
      DIGITS[BLOCK_DIGITS * number + 1] = (byte) ('0' + number / 10 % 10);
      DIGITS[BLOCK_DIGITS * number + 2] = (byte) ('0' + number % 10);
    }
    for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
      byte[] spelled = ascii(" " + value + ",");
      System.arraycopy(spelled, 0, SPELLED, (value & 0xff) * SPELLED_PLACES, spelled.length);
      LENGTHS[value & 0xff] = (byte) spelled.length;
    }
  }

  private final byte[] spelled = new byte[LEAST.length];
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
    int length = spell(value);
    if (column > 0 && column + 1 + length > LINE_END) {
      endOfNumbers();
    }
    append(column == 0 ? INDENT : SPACE);
    column += (column == 0 ? INDENT.length : SPACE.length) + length;
    require(length);
    System.arraycopy(spelled, spelled.length - length, text, size, length);
    size += length;
  }

  /** Writes a literal and a comma to the end of {@link #spelled}; returns their length. */
  private int spell(int value) {
    if (value == Integer.MIN_VALUE) {
      System.arraycopy(LEAST, 0, spelled, spelled.length - LEAST.length, LEAST.length);
      return LEAST.length;
    }
    byte[] literal = spelled;
    int at = literal.length;
    literal[--at] = ',';
    int rest = Math.abs(value);
    while (rest >= BLOCK) {
      int digits = BLOCK_DIGITS * (rest % BLOCK);
      rest /= BLOCK;
      literal[--at] = DIGITS[digits + 2];
      literal[--at] = DIGITS[digits + 1];
      literal[--at] = DIGITS[digits];
    }
    literal[--at] = DIGITS[BLOCK_DIGITS * rest + 2];
    if (rest >= 10) {
      literal[--at] = DIGITS[BLOCK_DIGITS * rest + 1];
    }
    if (rest >= 100) {
      literal[--at] = DIGITS[BLOCK_DIGITS * rest];
    }
    if (value < 0) {
      literal[--at] = '-';
    }
    return literal.length - at;
  }

  /** Adds many numbers in lines of their own. */
  void numbers(Int8Values values) {
    endOfNumbers();
    byte[] all = values.toArray();
    for (int i = 0; i < all.length; ) {
      i = line(all, i);
    }
  }

  /** One line, as long as it may be; returns the first number that is not in it. */
  private int line(byte[] values, int first) {
    require(LINE_END + LONGEST);
    byte[] line = text;
    int lineEnd = size + LINE_END;
    int at = size;
    int next = first;
    while (at < size + INDENT.length - SPACE.length) {
      line[at++] = ' ';
    }
    while (next < values.length) {
      int value = values[next] & 0xff;
      if (at + LENGTHS[value] > lineEnd) {
        break;
      }
      // as many places for each, without a question; what is not its own is written over
      int spelled = value * SPELLED_PLACES;
      line[at] = SPELLED[spelled];
      line[at + 1] = SPELLED[spelled + 1];
      line[at + 2] = SPELLED[spelled + 2];
      line[at + 3] = SPELLED[spelled + 3];
      line[at + 4] = SPELLED[spelled + 4];
      line[at + 5] = SPELLED[spelled + 5];
      at += LENGTHS[value];
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
