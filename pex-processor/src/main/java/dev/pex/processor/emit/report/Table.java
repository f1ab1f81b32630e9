package dev.pex.processor.emit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of text under a head, for the console and as CSV. */
public final class Table {
  private static final String GAP = "  ";

  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... head) {
    this.head = List.of(head);
  }

  /** Adds a row of as many cells as the head has. */
  void add(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell.toString());
    }
    if (row.size() != head.size()) {
      throw new IllegalArgumentException(row.size() + " cells under " + head.size() + " words");
    }
    rows.add(row);
  }

  /** Columns of one width each; numbers stand at the right. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(head, text);
    rows.forEach(row -> line(row, text));
    return text.toString();
  }

  private void line(List<String> cells, StringBuilder text) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String space = " ".repeat(width(column) - cell.length());
      line.append(column == 0 ? "" : GAP);
      line.append(isNumeric(column) ? space + cell : cell + space);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private int width(int column) {
    int most = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(most, head.get(column).length());
  }

  private boolean isNumeric(int column) {
    return rows.stream().allMatch(row -> row.get(column).matches("[\\d,–]*"));
  }

  /** Comma-separated values after RFC 4180, numbers without grouping. */
  public String csv() {
    StringBuilder text = new StringBuilder(csvLine(head));
    rows.forEach(row -> text.append(csvLine(row)));
    return text.toString();
  }

  private static String csvLine(List<String> cells) {
    return cells.stream().map(Table::csvCell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String csvCell(String cell) {
    String plain = cell.matches("\\d{1,3}(,\\d{3})+") ? cell.replace(",", "") : cell;
    return plain.matches("[^,\"\r\n]*") ? plain : '"' + plain.replace("\"", "\"\"") + '"';
  }
}
