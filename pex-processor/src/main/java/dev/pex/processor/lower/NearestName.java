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

  /** Levenshtein's distance: letters inserted, deleted or replaced. */
  private static int changes(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
