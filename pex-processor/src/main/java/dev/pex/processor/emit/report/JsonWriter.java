package dev.pex.processor.emit.report;

import java.util.Arrays;

/** Writes JSON with two spaces of indentation, keys in the order in which they are given. */
final class JsonWriter {
  private static final int FIRST_PRINTABLE = 0x20;

  private final StringBuilder text = new StringBuilder();
  private int depth;
  private boolean first = true;
  private boolean afterKey;

  /** All that was written, ended by a line feed. */
  String text() {
    return text + "\n";
  }

  JsonWriter beginObject() {
    return begin('{');
  }

  void endObject() {
    end('}');
  }

  JsonWriter beginArray() {
    return begin('[');
  }

  void endArray() {
    end(']');
  }

  /** A member's name; its value follows. */
  JsonWriter key(String name) {
    separate();
    string(name);
    text.append(": ");
    afterKey = true;
    return this;
  }

  void value(long number) {
    separate();
    text.append(number);
  }

  /** The shortest decimal number that is this float and no other. */
  void real(float number) {
    separate();
    text.append(number);
  }

  /** Integers between brackets, in one line. */
  void values(int... numbers) {
    separate();
    text.append(Arrays.toString(numbers));
  }

  void value(String characters) {
    separate();
    string(characters);
  }

  void nullValue() {
    separate();
    text.append("null");
  }

  private JsonWriter begin(char bracket) {
    separate();
    text.append(bracket);
    depth++;
    first = true;
    return this;
  }

  private void end(char bracket) {
    depth--;
    if (!first) {
      newLine();
    }
    text.append(bracket);
    first = false;
  }

  private void separate() {
    if (!afterKey && depth > 0) {
      text.append(first ? "" : ",");
      newLine();
    }
    afterKey = false;
    first = false;
  }

  private void newLine() {
    text.append('\n').append("  ".repeat(depth));
  }

  private void string(String characters) {
    text.append('"');
    for (int i = 0; i < characters.length(); i++) {
      text.append(escaped(characters.charAt(i)));
    }
    text.append('"');
  }

  /** Surrogates are escaped too, so that the file is valid UTF-8 even if one stands alone. */
  private static String escaped(char character) {
    if (character == '"' || character == '\\') {
      return "\\" + character;
    }
    boolean plain = character >= FIRST_PRINTABLE && !Character.isSurrogate(character);
    return plain ? String.valueOf(character) : "\\u%04x".formatted((int) character);
  }
}
