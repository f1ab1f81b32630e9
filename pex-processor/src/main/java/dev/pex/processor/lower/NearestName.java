package dev.pex.processor.lower;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that the user may have meant. */
public final class NearestName {
  private final Collection<String> names;

  public NearestName(Collection<String> names) {
    this.names = names;
  }

  /**
   * The name with the fewest letters to change, if fewer than half of them; the first of equals.
   */
  public Optional<String> to(String written) {
    return names.stream()
        .filter(name -> 2 * changes(written, name) < Math.max(written.length(), name.length()))
        .min(Comparator.comparingInt(name -> changes(written, name)));
  }

  /** Damerau's distance: letters inserted, deleted, replaced, or swapped with the next. */
  private static int changes(String from, String to) {
    int[][] table = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : changes(from, to, i, j, table);
      }
    }
    return table[from.length()][to.length()];
  }

  private static int changes(String from, String to, int i, int j, int[][] table) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int replaced = table[i - 1][j - 1] + (same ? 0 : 1);
    int best = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
  }
}
