package dev.pex.processor.emit.report;

import java.util.Locale;

/** Writes the elements of a picture or a page, one a line. */
final class MarkupWriter {
  private final StringBuilder text = new StringBuilder();

  /**
   * A line of markup, in which each {@code %s} stands for text that is escaped and {@code %.1f} for
   * a number.
   */
  MarkupWriter line(String format, Object... parts) {
    Object[] escaped = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      escaped[i] = parts[i] instanceof String words ? escaped(words) : parts[i];
    }
    text.append(String.format(Locale.ROOT, format, escaped)).append('\n');
    return this;
  }

  /** All that was written. */
  String text() {
    return text.toString();
  }

  /** Text as markup, also inside of quotes. */
  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
