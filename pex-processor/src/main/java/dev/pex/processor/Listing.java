package dev.pex.processor;

import java.util.List;

/** Lists in messages: the first few items, and how many more there are. */
final class Listing {
  private static final int MOST_LISTED = 6;

  private Listing() {}

  /** The items behind commas. */
  static String of(List<String> items) {
    int more = items.size() - MOST_LISTED;
    return more <= 0
        ? String.join(", ", items)
        : String.join(", ", items.subList(0, MOST_LISTED)) + ", and " + more + " more";
  }
}
