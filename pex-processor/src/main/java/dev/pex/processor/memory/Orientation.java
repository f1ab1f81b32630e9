package dev.pex.processor.memory;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * For some pairs, which one is the upper, and what follows: the lowest offset of each buffer, and
 * the height that it and all above it need. Decisions can be undone in reverse order.
 */
final class Orientation {
  private static final int UNDECIDED = -1;

  private final Separations separations;
  private final int[] upperOf;
  private final int[] offset;
  private final int[] heightAbove;
  private final int period;
  private final ArrayDeque<Runnable> undo = new ArrayDeque<>();

  Orientation(Separations separations) {
    this.separations = separations;
    upperOf = new int[separations.pairs()];
    Arrays.fill(upperOf, UNDECIDED);
    offset = new int[separations.size()];
    heightAbove = new int[separations.size()];
    int coarsest = 1;
    for (int buffer = 0; buffer < separations.size(); buffer++) {
      heightAbove[buffer] = separations.bytes(buffer);
      coarsest = Math.max(coarsest, separations.buffer(buffer).alignment());
    }
    period = coarsest;
  }

  boolean isDecided(int pair) {
    return upperOf[pair] != UNDECIDED;
  }

  /** The lowest place of a buffer under the decisions so far. */
  int offset(int buffer) {
    return offset[buffer];
  }

  /** Bytes from the start of a buffer to the top of the highest chain on it, alignment left out. */
  int heightAbove(int buffer) {
    return heightAbove[buffer];
  }

  /** A copy of all offsets. */
  int[] offsets() {
    return offset.clone();
  }

  /** The place to undo to. */
  int mark() {
    return undo.size();
  }

  /** Takes back all decisions since the mark. */
  void undo(int mark) {
    while (undo.size() > mark) {
      undo.removeLast().run();
    }
  }

  /**
   * Decides which of a pair is the upper.
   *
   * @return false if then no layout fits; the caller must undo
   */
  boolean decide(int pair, int upper, int mostBytes) {
    set(upperOf, pair, upper);
    int lower = Separations.other(separations.pair(pair), upper);
    return raise(lower, mostBytes) && heighten(upper, mostBytes);
  }

  /**
   * Raises all that lies above a buffer. A decision that closes a cycle raises its own start; once
   * that has gone up by a whole period of the alignments it would never end.
   */
  private boolean raise(int start, int mostBytes) {
    int startOffset = offset[start];
    ArrayDeque<Integer> work = new ArrayDeque<>();
    work.add(start);
    while (!work.isEmpty()) {
      int lower = work.remove();
      for (int pair : separations.pairsOf(lower)) {
        int upper = upperOf[pair];
        if (upper != UNDECIDED && upper != lower) {
          int lift = Separations.above(separations.pair(pair), upper);
          int least = separations.aligned(upper, offset[lower] + lift);
          if (least > offset[upper]) {
            set(offset, upper, least);
            work.add(upper);
            if (least + heightAbove[upper] > mostBytes) {
              return false;
            }
          }
        }
      }
      if (offset[start] - startOffset >= period) {
        return false;
      }
    }
    return true;
  }

  /** Adds to the heights of all that lies below a buffer. */
  private boolean heighten(int start, int mostBytes) {
    ArrayDeque<Integer> work = new ArrayDeque<>();
    work.add(start);
    while (!work.isEmpty()) {
      int upper = work.remove();
      for (int pair : separations.pairsOf(upper)) {
        if (upperOf[pair] == upper) {
          Distance distance = separations.pair(pair);
          int lower = Separations.other(distance, upper);
          int least = Separations.above(distance, upper) + heightAbove[upper];
          if (least > heightAbove[lower]) {
            set(heightAbove, lower, least);
            work.add(lower);
            if (offset[lower] + least > mostBytes) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  private void set(int[] cells, int index, int value) {
    int before = cells[index];
    undo.addLast(() -> cells[index] = before);
    cells[index] = value;
  }
}
