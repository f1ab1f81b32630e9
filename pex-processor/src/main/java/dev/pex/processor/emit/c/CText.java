package dev.pex.processor.emit.c;

import java.util.Locale;

/** Lines of text, indented by the depth of the blocks they stand in. */
final class CText {
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** One line, formatted as by {@link String#format} in the root locale. */
  void line(String format, Object... values) {
    text.append(INDENT.repeat(depth)).append(String.format(Locale.ROOT, format, values));
    text.append('\n');
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
