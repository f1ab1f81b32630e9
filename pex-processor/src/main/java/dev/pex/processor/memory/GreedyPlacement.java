package dev.pex.processor.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
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

  /** Offsets by buffer. */
  int[] offsets() {
    int[] best = new int[0];
    long bestBytes = Long.MAX_VALUE;
    for (Comparator<Integer> order : orders()) {
      int[] offsets = place(IntStream.range(0, separations.size()).boxed().sorted(order).toList());
      int arenaBytes = separations.arenaBytes(offsets);
      if (arenaBytes < bestBytes) {
        best = offsets;
        bestBytes = arenaBytes;
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
    order.forEach(buffer -> offsets[buffer] = lowest(buffer, offsets));
    return offsets;
  }

  /** The lowest place touches the bottom or lies just above another buffer. */
  private int lowest(int buffer, int[] offsets) {
    List<Distance> placed = new ArrayList<>();
    TreeSet<Integer> candidates = new TreeSet<>(List.of(0));
    for (int index : separations.pairsOf(buffer)) {
      Distance pair = separations.pair(index);
      int other = offsets[Separations.other(pair, buffer)];
      if (other != UNPLACED) {
        placed.add(pair);
        candidates.add(separations.aligned(buffer, other + Separations.above(pair, buffer)));
      }
    }
    return candidates.stream()
        .filter(offset -> placed.stream().allMatch(pair -> fits(pair, buffer, offset, offsets)))
        .findFirst()
        .orElseThrow();
  }

  private static boolean fits(Distance pair, int buffer, int offset, int[] offsets) {
    return pair.first() == buffer
        ? Separations.keeps(pair, offset, offsets[pair.second()])
        : Separations.keeps(pair, offsets[pair.first()], offset);
  }
}
