package dev.pex.processor.emit.c;

import java.util.List;
import java.util.Locale;

/** Lines of text, indented by the depth of the blocks they stand in. */
final class CText {
  private static final String INDENT = "  ";
  private static final int LINE_END = 100;

  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** One line, formatted as by {@link String#format} in the root locale. */
  void line(String format, Object... values) {
    text.append(INDENT.repeat(depth)).append(String.format(Locale.ROOT, format, values));
    text.append('\n');
  }

  /**
   * The call of a function as a statement, broken between arguments where the line would be long.
   */
  void call(String function, List<String> arguments) {
    String indent = INDENT.repeat(depth);
    StringBuilder line = new StringBuilder(indent + function + "(");
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i) + (i + 1 < arguments.size() ? "," : ");");
      boolean first = line.charAt(line.length() - 1) == '(';
      if (line.length() + argument.length() + 1 > LINE_END && !first) {
        text.append(line).append('\n');
        line = new StringBuilder(indent + INDENT + INDENT);
        first = true;
      }
      line.append(first ? "" : " ").append(argument);
    }
    text.append(line).append('\n');
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
