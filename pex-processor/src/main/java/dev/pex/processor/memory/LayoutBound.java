package dev.pex.processor.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Bytes that no layout can go below. Take buffers of which every two have a distance: in any layout
 * there is a chain through all of them in which each lies above the one before (a tournament has a
 * Hamiltonian path), so the arena is at least as high as the lowest such chain.
 */
final class LayoutBound {
  private static final int EXACT_CHAIN = 10;

  private final Separations separations;
  private final int[][] above;

  LayoutBound(Separations separations) {
    this.separations = separations;
    this.above = new int[separations.size()][separations.size()];
    for (int[] row : above) {
      Arrays.fill(row, Integer.MIN_VALUE);
    }
    for (int index = 0; index < separations.pairs(); index++) {
      Distance pair = separations.pair(index);
      above[pair.first()][pair.second()] = pair.secondAbove();
      above[pair.second()][pair.first()] = pair.firstAbove();
    }
  }

  /** The bound. Steps that hold fewer bytes than it already is cannot raise it. */
  int bytes() {
    int[] steps =
        IntStream.range(0, separations.size())
            .map(buffer -> separations.buffer(buffer).firstStep())
            .distinct()
            .toArray();
    Map<Integer, Long> loads = new LinkedHashMap<>();
    for (int step : steps) {
      loads.put(step, alive(step).mapToLong(separations::bytes).sum());
    }
    int bytes = 0;
    for (int step : heaviestFirst(loads)) {
      if (loads.getOrDefault(step, 0L) > bytes) {
        bytes = Math.max(bytes, bytes(clique(step)));
      }
    }
    return bytes;
  }

  private static List<Integer> heaviestFirst(Map<Integer, Long> loads) {
    return loads.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Buffers alive at a step, large ones first, each with a distance to all others. */
  private List<Integer> clique(int step) {
    List<Integer> clique = new ArrayList<>();
    alive(step)
        .boxed()
        .sorted(Comparator.comparingInt(buffer -> -separations.bytes(buffer)))
        .filter(buffer -> clique.stream().allMatch(member -> hasDistance(member, buffer)))
        .forEachOrdered(clique::add);
    return clique;
  }

  private IntStream alive(int step) {
    return IntStream.range(0, separations.size()).filter(buffer -> isAlive(buffer, step));
  }

  private boolean isAlive(int buffer, int step) {
    return separations.buffer(buffer).firstStep() <= step
        && step < separations.buffer(buffer).endStep();
  }

  private boolean hasDistance(int a, int b) {
    return a != b && above[a][b] != Integer.MIN_VALUE;
  }

  private int bytes(List<Integer> clique) {
    int largest = clique.stream().mapToInt(separations::bytes).max().orElse(0);
    int chain = clique.size() <= EXACT_CHAIN ? lowestChain(clique) : leastSteps(clique);
    return Math.max(largest, chain);
  }

  /** Every buffer but the last of the chain lifts the next by at least its least distance. */
  private int leastSteps(List<Integer> clique) {
    int bytes = 0;
    for (int lower : clique) {
      int least = separations.bytes(lower);
      for (int upper : clique) {
        least = upper == lower ? least : Math.min(least, above[lower][upper]);
      }
      bytes += least;
    }
    return bytes;
  }

  /** The lowest chain, by dynamic programming over sets and their last member (Held and Karp). */
  private int lowestChain(List<Integer> clique) {
    int sets = 1 << clique.size();
    int[][] offset = new int[sets][clique.size()];
    int lowest = Integer.MAX_VALUE;
    for (int set = 1; set < sets; set++) {
      for (int last = 0; last < clique.size(); last++) {
        if ((set >> last & 1) != 0) {
          offset[set][last] = lowestOffset(clique, offset, set, last);
        }
        if (set == sets - 1) {
          lowest = Math.min(lowest, offset[set][last] + separations.bytes(clique.get(last)));
        }
      }
    }
    return lowest;
  }

  private int lowestOffset(List<Integer> clique, int[][] offset, int set, int last) {
    int rest = set & ~(1 << last);
    int lowest = rest == 0 ? 0 : Integer.MAX_VALUE;
    for (int before = 0; before < clique.size(); before++) {
      if ((rest >> before & 1) != 0) {
        int lift = above[clique.get(before)][clique.get(last)];
        lowest =
            Math.min(lowest, separations.aligned(clique.get(last), offset[rest][before] + lift));
      }
    }
    return lowest;
  }
}
