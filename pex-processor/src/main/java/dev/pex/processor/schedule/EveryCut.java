package dev.pex.processor.schedule;

import dev.pex.processor.schedule.StageCandidates.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Lays out every sequence of stages of an order that could need less than what is known, each stage
 * in the smallest parts; those of the best are then made as large as its arena allows. Gives up
 * after a fixed number of layouts.
 */
final class EveryCut {
  private static final int MOST_LAYOUTS = 1_000;

  private final ToIntFunction<Schedule> layoutBytes;
  private final ToIntFunction<Schedule> layoutBound;
  private LaidOut best;
  private int leastBound = Integer.MAX_VALUE;
  private int layouts;

  /**
   * A search from a schedule that is known.
   *
   * @param layoutBytes the size of the arena into which a schedule can be laid out
   * @param layoutBound what no layout of a schedule goes below
   */
  EveryCut(
      LaidOut known, ToIntFunction<Schedule> layoutBytes, ToIntFunction<Schedule> layoutBound) {
    this.best = known;
    this.layoutBytes = layoutBytes;
    this.layoutBound = layoutBound;
  }

  /** Tries the stages of an order of a graph's nodes. */
  void tryStages(Schedule whole, StageCandidates candidates) {
    LaidOut known = best;
    Order order = new Order(whole, candidates);
    order.goOn(0);
    if (best.arenaBytes() < known.arenaBytes()) {
      order.widen();
    }
  }

  /** Whether every sequence was tried: the search did not give up. */
  boolean isExhausted() {
    return goesOn();
  }

  private boolean goesOn() {
    return layouts < MOST_LAYOUTS;
  }

  /** What none of the sequences tried needs less than. */
  int boundBytes() {
    return Math.min(best.arenaBytes(), leastBound);
  }

  LaidOut best() {
    return best;
  }

  /** One order of the nodes. */
  private final class Order {
    private final Schedule whole;
    private final StageCandidates candidates;
    private final List<Stage> begun = new ArrayList<>();

    Order(Schedule whole, StageCandidates candidates) {
      this.whole = whole;
      this.candidates = candidates;
    }

    void goOn(int first) {
      if (first == candidates.size()) {
        layOut();
      }
      for (int end = candidates.size(); end > first && goesOn(); end--) {
        for (Candidate candidate : candidates.below(best.arenaBytes(), first, end)) {
          begun.add(candidate.stage());
          goOn(end);
          begun.remove(begun.size() - 1);
        }
      }
    }

    private void layOut() {
      Schedule schedule = schedule(begun);
      if (schedule.peakBytes() < best.arenaBytes() && goesOn()) {
        layouts++;
        leastBound = Math.min(leastBound, layoutBound.applyAsInt(schedule));
        LaidOut next = new LaidOut(schedule, layoutBytes.applyAsInt(schedule));
        best = next.arenaBytes() < best.arenaBytes() ? next : best;
      }
    }

    /** Takes the cheapest stages of the same runs in the same arena, one after the other. */
    void widen() {
      int first = 0;
      for (int i = 0; i < best.schedule().stages().size(); i++) {
        int end = first + best.schedule().stages().get(i).nodes().size();
        for (Candidate candidate : candidates.within(best.arenaBytes(), first, end)) {
          List<Stage> stages = new ArrayList<>(best.schedule().stages());
          stages.set(i, candidate.stage());
          keepCheaper(schedule(stages));
        }
        first = end;
      }
    }

    private void keepCheaper(Schedule schedule) {
      if (schedule.overheadInstructions() < best.schedule().overheadInstructions()) {
        int arenaBytes = layoutBytes.applyAsInt(schedule);
        best = arenaBytes <= best.arenaBytes() ? new LaidOut(schedule, arenaBytes) : best;
      }
    }

    private Schedule schedule(List<Stage> stages) {
      return Schedule.of(whole.graph(), candidates.bytesAtStart(), stages, 0);
    }
  }
}
