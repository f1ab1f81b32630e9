package dev.pex.processor.emit.c;

import java.util.List;

/** Lines of text, indented by the depth of the blocks they stand in. */
final class CText {
  private static final String INDENT = "  ";
  private static final int LINE_END = 100;

  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** One line; for each {@code %s} in the template stands the next value. */
  void line(String template, Object... values) {
    text.append(INDENT.repeat(depth)).append(filled(template, values)).append('\n');
  }

  /**
   * A template with a value for each {@code %s}; what {@link String#format} can do besides takes a
   * while to load.
   */
  static String filled(String template, Object... values) {
    StringBuilder filled = new StringBuilder();
    int start = 0;
    for (Object value : values) {
      int place = template.indexOf("%s", start);
      if (place < 0) {
        throw new IllegalArgumentException("no place for '" + value + "' in: " + template);
      }
      filled.append(template, start, place).append(value);
      start = place + 2;
    }
    return filled.append(template, start, template.length()).toString();
  }

  /** A text at the right end of a column. */
  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /**
   * The call of a function as a statement, broken between arguments where the line would be long.
   */
  void call(String function, List<String> arguments) {
    broken(function + "(", arguments, ");");
  }

  private void broken(String head, List<String> parts, String end) {
    String indent = INDENT.repeat(depth);
    StringBuilder line = new StringBuilder(indent + head);
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i) + (i + 1 < parts.size() ? "," : end);
      boolean first = line.charAt(line.length() - 1) == '(';
      if (line.length() + part.length() + 1 > LINE_END && !first) {
        text.append(line).append('\n');
        line = new StringBuilder(indent + INDENT + INDENT);
        first = true;
      }
      line.append(first ? "" : " ").append(part);
    }
    text.append(line).append('\n');
  }

  /** The head of a function's definition, broken as a call is. */
  void definition(String function, List<String> parameters) {
    broken(function + "(", parameters, ") {");
  }

  /** An empty line. */
  void blank() {
    text.append('\n');
  }

  /** All of another text, as it is. */
  void append(CText other) {
    text.append(other.text);
  }

  /** Further lines stand one step to the right. */
  void indent() {
    depth++;
  }

  /** Further lines stand one step to the left. */
  void outdent() {
    depth--;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
