package dev.pex.processor.emit.java;

import dev.pex.processor.program.GroupedDigits;
import java.util.Locale;

/** Names and figures as they stand in generated Java. */
final class JavaText {
  private JavaText() {}

  /**
   * A name on one line, without what Java reads within comments too; names of tensors in a file may
   * hold anything.
   */
  static String oneLine(String name) {
    return name.codePoints()
        .map(character -> isPlain(character) ? character : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** A text at the right end of a column. */
  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /** An int literal with its thousands grouped. */
  static String literal(int number) {
    return GroupedDigits.of(number).replace(',', '_');
  }

  /** A string literal of printable ASCII, so that no encoding and no writer can spoil it. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"' || character == '\\') {
        literal.append('\\').append(character);
      } else if (character >= ' ' && character <= '~') {
        literal.append(character);
      } else {
        literal.append(escape(character));
      }
    }
    return literal.append('"').toString();
  }

  /** Octal for what a Unicode escape, which Java reads before anything else, could not hold. */
  private static String escape(char character) {
    return character <= '\377'
        ? String.format(Locale.ROOT, "\\%03o", (int) character)
        : String.format(Locale.ROOT, "\\u%04x", (int) character);
  }

  private static boolean isPlain(int character) {
    boolean endsLine = Character.getType(character) == Character.LINE_SEPARATOR;
    boolean endsParagraph = Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
    return !Character.isISOControl(character) && character != '\\' && !endsLine && !endsParagraph;
  }
}
