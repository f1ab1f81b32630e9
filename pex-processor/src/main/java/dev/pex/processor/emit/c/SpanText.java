package dev.pex.processor.emit.c;

import dev.pex.processor.program.Span;

/** A span as C expressions. */
final class SpanText {
  private SpanText() {}

  /** The first element of a call, counted from its address. */
  static String firstElement(Span elements) {
    return elements.either(range -> Integer.toString(range.first()), chunk -> "0");
  }

  /** The end of a call's elements, counted from its address; a chunk has so many to a column. */
  static String endElement(Span elements, int pixelBytes) {
    return elements.either(
        range -> Integer.toString(range.end()), chunk -> CNames.times(pixelBytes, columns(chunk)));
  }

  /** How many columns. */
  static String columns(Span columns) {
    return columns.either(range -> Integer.toString(range.size()), SpanText::columns);
  }

  /** How many elements so many columns have. */
  static String elementsOf(Span columns, int pixelBytes) {
    return columns.either(
        range -> Integer.toString(range.size() * pixelBytes),
        chunk -> CNames.times(pixelBytes, columns(chunk)));
  }

  private static String columns(String chunk) {
    return chunk + ".end - " + chunk + ".first";
  }
}
