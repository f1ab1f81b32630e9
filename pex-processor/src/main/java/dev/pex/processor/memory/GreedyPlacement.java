package dev.pex.processor.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A good layout at once: buffers one after the other, each at the lowest place left, in the best of
 * a few orders.
 */
final class GreedyPlacement {
  private static final int UNPLACED = -1;

  private final Separations separations;

  GreedyPlacement(Separations separations) {
    this.separations = separations;
  }

  /**
   * Offsets by buffer.
   *
   * @param boundBytes an arena that is good enough
   */
  int[] offsets(int boundBytes) {
    int[] best = new int[0];
    int bestBytes = Integer.MAX_VALUE;
    for (Comparator<Integer> order : orders()) {
      int[] offsets = place(IntStream.range(0, separations.size()).boxed().sorted(order).toList());
      int arenaBytes = separations.arenaBytes(offsets);
      if (arenaBytes < bestBytes) {
        best = offsets;
        bestBytes = arenaBytes;
      }
      if (bestBytes <= boundBytes) {
        return best;
      }
    }
    return best;
  }

  private List<Comparator<Integer>> orders() {
    Comparator<Integer> large = Comparator.comparingInt(buffer -> -separations.bytes(buffer));
    Comparator<Integer> longLived = Comparator.comparingInt(buffer -> -steps(buffer));
    Comparator<Integer> early =
        Comparator.comparingInt(buffer -> separations.buffer(buffer).firstStep());
    Comparator<Integer> late =
        Comparator.comparingInt(buffer -> -separations.buffer(buffer).endStep());
    Comparator<Integer> area =
        Comparator.comparingLong(buffer -> -(long) steps(buffer) * separations.bytes(buffer));
    return List.of(
        large.thenComparing(longLived),
        area.thenComparing(large),
        longLived.thenComparing(large),
        early.thenComparing(large),
        late.thenComparing(large));
  }

  private int steps(int buffer) {
    return separations.buffer(buffer).endStep() - separations.buffer(buffer).firstStep();
  }

  private int[] place(List<Integer> order) {
    int[] offsets = new int[separations.size()];
    Arrays.fill(offsets, UNPLACED);
    for (int buffer : order) {
      offsets[buffer] = lowest(buffer, offsets);
    }
    return offsets;
  }

  /** Above the places that the placed buffers forbid, from the bottom up. */
  private int lowest(int buffer, int[] offsets) {
    List<Forbidden> forbidden = new ArrayList<>();
    for (int index : separations.pairsOf(buffer)) {
      Distance pair = separations.pair(index);
      int other = Separations.other(pair, buffer);
      if (offsets[other] != UNPLACED) {
        forbidden.add(
            new Forbidden(
                offsets[other] - Separations.above(pair, other),
                offsets[other] + Separations.above(pair, buffer)));
      }
    }
    forbidden.sort(Comparator.comparingInt(Forbidden::after));
    int lowest = 0;
    for (Forbidden places : forbidden) {
      if (places.after() < lowest && lowest < places.before()) {
        lowest = separations.aligned(buffer, places.before());
      }
    }
    return lowest;
  }

  /** Offsets that are too near to a placed buffer: those between these two. */
  private record Forbidden(int after, int before) {}
}
