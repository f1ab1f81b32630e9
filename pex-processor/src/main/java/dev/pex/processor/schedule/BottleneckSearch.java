package dev.pex.processor.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bottleneck shortest path over downsets: of all orders, one whose peak is least. A node of the
 * search graph is a set of operators that can have run; an edge runs one more and costs the bytes
 * alive meanwhile; a path costs its dearest edge.
 *
 * <p>The sets are visited by size. Two things keep them few: a set that costs as much as a known
 * schedule is dropped; and where an operator raises neither the peak nor the bytes alive after it,
 * it runs at once, since any schedule stays as good when it is moved forward. In a very wide graph
 * only the best sets of each size are kept, and after very many moves the search is given up;
 * {@link #leastDroppedPeak} then says what was left out.
 */
final class BottleneckSearch {
  private static final int WIDE = 4_000;
  private static final int NARROW = 16;
  private static final int GENEROUS_MOVES = 150_000;
  private static final int MOST_MOVES = 1_000_000;

  private final Dataflow flow;
  private final int knownBytes;
  private final int boundBytes;
  private int moves;
  private int leastDroppedPeak = Integer.MAX_VALUE;

  /** A set that can have run, the least peak with which it can, and how. */
  private record State(
      Downset done, int aliveBytes, int peakBytes, int operator, Optional<State> previous) {}

  /**
   * Searches below a known schedule.
   *
   * @param knownBytes peak of that schedule
   * @param boundBytes a peak that is free, since no schedule goes below it
   */
  BottleneckSearch(Dataflow flow, int knownBytes, int boundBytes) {
    this.flow = flow;
    this.knownBytes = knownBytes;
    this.boundBytes = boundBytes;
  }

  /** The best order if its peak is below the known one: operators by their place in the graph. */
  Optional<List<Integer>> order() {
    int inputBytes = flow.inputBytes();
    Collection<State> level =
        List.of(new State(flow.none(), inputBytes, boundBytes, -1, Optional.empty()));
    for (int size = 0; size < flow.operators(); size++) {
      if (moves > MOST_MOVES) {
        leastDroppedPeak = boundBytes;
        return Optional.empty();
      }
      level = narrowed(successors(level));
    }
    return level.stream().findFirst().map(BottleneckSearch::path);
  }

  /** The peak of the cheapest set that was left out; the greatest integer if none was. */
  int leastDroppedPeak() {
    return leastDroppedPeak;
  }

  private Collection<State> successors(Collection<State> level) {
    Map<Downset, State> next = new LinkedHashMap<>();
    for (State state : level) {
      for (State successor : successors(state)) {
        next.merge(successor.done(), successor, (a, b) -> b.peakBytes() < a.peakBytes() ? b : a);
      }
    }
    return next.values();
  }

  private List<State> successors(State state) {
    List<State> all = new ArrayList<>();
    for (int operator = 0; operator < flow.operators(); operator++) {
      if (flow.isReady(operator, state.done())) {
        moves++;
        State successor = successor(state, operator);
        if (successor.peakBytes() == state.peakBytes()
            && successor.aliveBytes() <= state.aliveBytes()) {
          return List.of(successor);
        }
        if (successor.peakBytes() < knownBytes) {
          all.add(successor);
        }
      }
    }
    return all;
  }

  private State successor(State state, int operator) {
    int duringBytes = flow.bytesDuring(operator, state.done(), state.aliveBytes());
    return new State(
        state.done().with(operator),
        flow.bytesAfter(operator, state.done(), state.aliveBytes()),
        Math.max(state.peakBytes(), duringBytes),
        operator,
        Optional.of(state));
  }

  private Collection<State> narrowed(Collection<State> level) {
    int width = moves < GENEROUS_MOVES ? WIDE : NARROW;
    if (level.size() <= width) {
      return level;
    }
    List<State> best = new ArrayList<>(level);
    best.sort(Comparator.comparingInt(State::peakBytes).thenComparingInt(State::aliveBytes));
    List<State> dropped = best.subList(width, best.size());
    dropped.forEach(state -> leastDroppedPeak = Math.min(leastDroppedPeak, state.peakBytes()));
    return best.subList(0, width);
  }

  private static List<Integer> path(State last) {
    Deque<Integer> order = new ArrayDeque<>();
    for (Optional<State> at = Optional.of(last);
        at.get().previous().isPresent();
        at = at.get().previous()) {
      order.addFirst(at.get().operator());
    }
    return List.copyOf(order);
  }
}
