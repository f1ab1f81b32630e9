package dev.pex.demo;

import java.util.List;

/** Texts of several lines next to each other. */
final class SideBySide {
  private static final String BETWEEN = "   ";

  private SideBySide() {}

  /** One text of all; a column is as wide as its longest line. */
  static String of(List<List<String>> columns) {
    int height = columns.stream().mapToInt(List::size).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < height; row++) {
      StringBuilder line = new StringBuilder();
      for (List<String> column : columns) {
        String part = row < column.size() ? column.get(row) : "";
        line.append(BETWEEN).append(part).append(" ".repeat(width(column) - part.length()));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(List<String> column) {
    return column.stream().mapToInt(String::length).max().orElse(0);
  }
}
