package dev.pex.demo;

import java.util.List;

/** Texts of several lines next to each other, as many as there is room for. */
final class SideBySide {
  private static final int ROOM = 110;
  private static final String BETWEEN = "   ";

  private SideBySide() {}

  /** One text of all; a column is as wide as its longest line. */
  static String of(List<List<String>> columns) {
    int count = fitting(columns);
    String first = beside(columns.subList(0, count));
    return count == columns.size()
        ? first
        : first + "\n" + of(columns.subList(count, columns.size()));
  }

  /** How many fit, at least one if there is one. */
  private static int fitting(List<List<String>> columns) {
    int count = 0;
    int taken = 0;
    for (List<String> column : columns) {
      taken += BETWEEN.length() + width(column);
      if (count > 0 && taken > ROOM) {
        return count;
      }
      count++;
    }
    return count;
  }

  private static String beside(List<List<String>> columns) {
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
