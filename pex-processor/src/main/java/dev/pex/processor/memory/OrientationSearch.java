package dev.pex.processor.memory;

/**
 * Branch and bound over canonical placements. Every layout says of each pair which one is the
 * upper; given that, there is a lowest layout, in which each buffer lies at the bottom or just
 * above another. The search decides pair after pair, keeps the lowest offsets under what is decided
 * so far, and how much must fit above each start, and decides at once where only one way fits below
 * the best arena known.
 *
 * <p>Few pairs are what makes a problem hard. Those that fitted no way are decided first from then
 * on, so that branches fail early, and the search starts again from time to time to make use of it
 * (the weights of Boussemart, Hemery, Lecoutre and Sais, ECAI 2004).
 */
final class OrientationSearch {
  /** Far more than a network needs, and little enough for the stack. */
  private static final int MOST_DEPTH = 1_000;

  private static final int FIRST_PASS_SWEEPS = 80;

  private final Separations separations;
  private final Orientation orientation;
  private final int[] failures;
  private int[] bestOffsets;
  private int arenaBytes;
  private int boundBytes;
  private long work;
  private long workAfterPass;

  /** Starts from a layout that is known. */
  OrientationSearch(Separations separations, int[] offsets, int arenaBytes) {
    this.separations = separations;
    this.orientation = new Orientation(separations);
    this.failures = new int[separations.pairs()];
    this.bestOffsets = offsets.clone();
    this.arenaBytes = arenaBytes;
  }

  /**
   * Looks for the best layout.
   *
   * @return whether there is certainly none better than the one found
   */
  boolean run(int boundBytes, long work) {
    this.boundBytes = boundBytes;
    this.work = work;
    long passWork = (long) FIRST_PASS_SWEEPS * separations.pairs();
    boolean exhausted = false;
    while (!exhausted && this.work > 0 && arenaBytes > boundBytes) {
      workAfterPass = Math.max(0, this.work - passWork);
      search(0);
      exhausted = this.work > workAfterPass;
      passWork += passWork / 2;
    }
    return exhausted || arenaBytes <= boundBytes;
  }

  int[] offsets() {
    return bestOffsets.clone();
  }

  int arenaBytes() {
    return arenaBytes;
  }

  private void search(int depth) {
    int mark = orientation.mark();
    if (decideForced()) {
      int pair = mostConstrained();
      if (pair < 0) {
        bestOffsets = orientation.offsets();
        arenaBytes = separations.arenaBytes(bestOffsets);
      } else {
        Distance distance = separations.pair(pair);
        boolean secondFirst =
            endIf(distance, distance.second()) <= endIf(distance, distance.first());
        branch(pair, secondFirst ? distance.second() : distance.first(), depth + 1);
        branch(pair, secondFirst ? distance.first() : distance.second(), depth + 1);
      }
    }
    orientation.undo(mark);
  }

  private void branch(int pair, int upper, int depth) {
    if (depth > MOST_DEPTH) {
      work = 0;
    }
    if (work <= workAfterPass || arenaBytes <= boundBytes) {
      return;
    }
    int mark = orientation.mark();
    if (decide(pair, upper)) {
      search(depth);
    }
    orientation.undo(mark);
  }

  /** Decides a pair; false, and remembered, if then no better arena is possible. */
  private boolean decide(int pair, int upper) {
    boolean fits =
        endIf(separations.pair(pair), upper) < arenaBytes
            && orientation.decide(pair, upper, arenaBytes - 1);
    failures[pair] += fits ? 0 : 1;
    return fits;
  }

  /** The end of the highest chain through both if this one were the upper. */
  private int endIf(Distance pair, int upper) {
    int lower = Separations.other(pair, upper);
    int lifted = orientation.offset(lower) + Separations.above(pair, upper);
    int offset = Math.max(orientation.offset(upper), separations.aligned(upper, lifted));
    return offset + orientation.heightAbove(upper);
  }

  private boolean overlaps(Distance pair) {
    return !Separations.keeps(
        pair, orientation.offset(pair.first()), orientation.offset(pair.second()));
  }

  /** Decides all pairs that fit one way only; false if one fits no way. */
  private boolean decideForced() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int pair = 0; pair < separations.pairs(); pair++) {
        if (!orientation.isDecided(pair)) {
          Distance distance = separations.pair(pair);
          boolean secondFits = endIf(distance, distance.second()) < arenaBytes;
          boolean firstFits = endIf(distance, distance.first()) < arenaBytes;
          if (secondFits && firstFits) {
            continue;
          }
          int upper = secondFits ? distance.second() : distance.first();
          if (!decide(pair, upper)) {
            return false;
          }
          changed = true;
        }
      }
      work -= separations.pairs();
    }
    return true;
  }

  /**
   * Of the undecided pairs that overlap, the one that failed most often, and then the one whose
   * better way costs most; -1 if none overlaps.
   */
  private int mostConstrained() {
    int chosen = -1;
    long chosenCost = 0;
    for (int pair = 0; pair < separations.pairs(); pair++) {
      Distance distance = separations.pair(pair);
      if (!orientation.isDecided(pair) && overlaps(distance)) {
        long a = endIf(distance, distance.second());
        long b = endIf(distance, distance.first());
        long cost = (Math.min(a, b) << Integer.SIZE) + Math.max(a, b);
        int failedMore = chosen < 0 ? 1 : failures[pair] - failures[chosen];
        if (failedMore > 0 || (failedMore == 0 && cost > chosenCost)) {
          chosen = pair;
          chosenCost = cost;
        }
      }
    }
    return chosen;
  }
}
