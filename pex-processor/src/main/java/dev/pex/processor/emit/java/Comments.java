package dev.pex.processor.emit.java;

import java.util.Locale;

/** Text and figures as they stand in comments of generated Java. */
final class Comments {
  private Comments() {}

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

  /** A number with its thousands grouped. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** An int literal with its thousands grouped. */
  static String literal(int number) {
    return grouped(number).replace(',', '_');
  }

  private static boolean isPlain(int character) {
    boolean endsLine = Character.getType(character) == Character.LINE_SEPARATOR;
    boolean endsParagraph = Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
    return !Character.isISOControl(character) && character != '\\' && !endsLine && !endsParagraph;
  }
}
