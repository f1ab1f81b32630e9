package dev.pex.processor.emit.java;

import dev.pex.processor.program.GroupedDigits;
import java.util.List;

/**
 * Pieces of generated Java. Statements, members and comments are whole lines; an expression ends
 * without one.
 */
final class JavaText {
  private static final int BLOCK = 2;
  private static final int CONTINUATION = 4;

  private JavaText() {}

  /**
   * A name on one line, without what Java reads within comments too; names of tensors in a file may
   * hold anything.
   */
  static String oneLine(String name) {
    StringBuilder line = new StringBuilder();
    name.codePoints()
        .forEach(character -> line.appendCodePoint(isPlain(character) ? character : '?'));
    return line.toString();
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
        ? "\\" + digits(Integer.toOctalString(character), 3)
        : "\\u" + digits(Integer.toHexString(character), 4);
  }

  private static String digits(String number, int count) {
    return "0".repeat(count - number.length()) + number;
  }

  private static boolean isPlain(int character) {
    boolean endsLine = Character.getType(character) == Character.LINE_SEPARATOR;
    boolean endsParagraph = Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
    return !Character.isISOControl(character) && character != '\\' && !endsLine && !endsParagraph;
  }

  /** A statement or member with a block of statements. */
  static String block(String head, String body) {
    return head + " {\n" + indented(BLOCK, body) + "}\n";
  }

  /** A declaration whose initial value stands on lines of its own. */
  static String declaration(String declared, String value) {
    return declared + " =" + continued(value) + ";\n";
  }

  /** A call. */
  static String call(String function, Object... arguments) {
    StringBuilder call = new StringBuilder(function).append('(');
    for (int i = 0; i < arguments.length; i++) {
      call.append(i == 0 ? "" : ", ").append(arguments[i]);
    }
    return call.append(')').toString();
  }

  /** A new object of a class. */
  static String made(String type, Object... arguments) {
    return call("new " + type, arguments);
  }

  /** A call with an argument to a line. */
  static String callInLines(String function, List<String> arguments) {
    return function + "(" + continued(String.join(",\n", arguments)) + ")";
  }

  private static String continued(String expression) {
    return indented(CONTINUATION, "\n" + expression);
  }

  /** A comment for documentation. */
  static String documentation(String text) {
    return text.indexOf('\n') < 0
        ? "/** " + text + " */\n"
        : "/**\n" + starred(" *", text) + " */\n";
  }

  /** Lines behind a mark that makes a comment of them. */
  static String starred(String mark, String text) {
    StringBuilder lines = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      lines.append(mark).append(line.isEmpty() ? "" : " ").append(line).append('\n');
    }
    return lines.toString();
  }

  /** Lines moved to the right, other than empty ones. */
  static String indented(int columns, String text) {
    String indent = " ".repeat(columns);
    StringBuilder lines = new StringBuilder(text.length() + text.length() / 4);
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline + 1;
      boolean isEmpty = newline == start;
      lines.append(isEmpty ? "" : indent).append(text, start, end);
      start = end;
    }
    return lines.toString();
  }
}
