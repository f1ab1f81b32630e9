package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Finds a schedule: the best order of operators, then the best cut of that order into stages of the
 * kinds allowed, then the direction of each rows stage that lets it be laid out best.
 * docs/planning.md says what is counted.
 */
public final class Scheduler {
  private static final int PEAKS_TRIED = 4;

  private final StageKinds kinds;
  private final ToIntFunction<Schedule> layoutBytes;

  /**
   * A scheduler of whole stages and these kinds.
   *
   * @param layoutBytes the size of the arena into which a schedule can be laid out
   */
  public Scheduler(StageKinds kinds, ToIntFunction<Schedule> layoutBytes) {
    this.kinds = kinds;
    this.layoutBytes = layoutBytes;
  }

  /**
   * The schedule with the smallest arena.
   *
   * @param graph one that {@link dev.pex.processor.graph.GraphVerifier} accepts; if an input is
   *     fed, rows stages are allowed and there is no {@link FeedObstacle}
   */
  public Schedule schedule(Graph graph) {
    return smallest(graph, new Search(graph));
  }

  /**
   * The schedule with the least overhead among those whose arena fits a budget, and of these the
   * one with the fewest stages. If none is found that fits, the one with the smallest arena.
   *
   * @param graph one that {@link dev.pex.processor.graph.GraphVerifier} accepts
   */
  public Schedule scheduleWithin(int budgetBytes, Graph graph) {
    Search search = new Search(graph);
    return search
        .fastestWithin(budgetBytes)
        .or(() -> picked(graph).flatMap(each -> new Search(each).fastestWithin(budgetBytes)))
        .orElseGet(() -> smallest(graph, search));
  }

  private Schedule smallest(Graph graph, Search search) {
    LaidOut asItIs = search.smallest();
    return picked(graph)
        .map(each -> new Search(each).smallest())
        .filter(each -> each.arenaBytes() < asItIs.arenaBytes())
        .orElse(asItIs)
        .schedule();
  }

  /** The same network with pixels picked, if rows stages could need less of it. */
  private Optional<Graph> picked(Graph graph) {
    return PickedPixels.of(graph).filter(each -> kinds.rows() && FeedObstacle.of(each).isEmpty());
  }

  /** The search for stages of the best order of a graph's nodes. */
  private final class Search {
    private final Schedule whole;
    private final NodeOrder order;
    private final StageCandidates candidates;
    private final List<Integer> lowestPeaks;

    Search(Graph graph) {
      this.whole = new OperatorOrder().schedule(graph);
      this.order = new NodeOrder(graph, nodes(whole));
      this.candidates = new StageCandidates(order, kinds);
      this.lowestPeaks = lowestPeaks(new LeastPeakSearch(candidates).peakBytes());
    }

    private static List<Node> nodes(Schedule schedule) {
      return schedule.stages().stream().flatMap(stage -> stage.nodes().stream()).toList();
    }

    /** The least peak, and those after it that some stage has. */
    private List<Integer> lowestPeaks(int leastPeakBytes) {
      List<Integer> peaks = new ArrayList<>(List.of(leastPeakBytes));
      candidates.peaksAbove(leastPeakBytes).stream().limit(PEAKS_TRIED - 1).forEach(peaks::add);
      return peaks;
    }

    private int leastPeakBytes() {
      return lowestPeaks.get(0);
    }

    /** Whether partial execution needs no fewer bytes than whole tensors, where these can be. */
    private boolean isWholeBest() {
      return !isFed() && leastPeakBytes() >= whole.peakBytes();
    }

    private boolean isFed() {
      return order.fed().isPresent();
    }

    LaidOut smallest() {
      LaidOut best =
          new LaidOut(whole, isFed() ? Integer.MAX_VALUE : layoutBytes.applyAsInt(whole));
      if (isWholeBest()) {
        return best;
      }
      DirectionSearch directions = directions();
      for (int peakBytes : lowestPeaks) {
        if (peakBytes < best.arenaBytes() && directions.goesOn()) {
          LaidOut cut = directions.best(cut(peakBytes), leastPeakBytes());
          best = cut.arenaBytes() < best.arenaBytes() ? cut : best;
        }
      }
      return best;
    }

    /** Goes down from the cheapest cut within the budget until one can be laid out in it. */
    Optional<Schedule> fastestWithin(int budgetBytes) {
      DirectionSearch directions = directions();
      int peakBytes = budgetBytes;
      while (!isWholeBest() && peakBytes >= leastPeakBytes() && directions.goesOn()) {
        LaidOut cut = directions.best(cut(peakBytes), budgetBytes);
        if (cut.arenaBytes() <= budgetBytes) {
          return Optional.of(cut.schedule());
        }
        peakBytes = cut.schedule().peakBytes() - 1;
      }
      return Optional.empty();
    }

    private List<Stage> cut(int peakBytes) {
      return CheapestCut.within(peakBytes, candidates);
    }

    private DirectionSearch directions() {
      int boundBytes =
          isFed() ? leastPeakBytes() : Math.min(leastPeakBytes(), whole.lowerBoundBytes());
      return new DirectionSearch(whole.graph(), order, boundBytes, layoutBytes);
    }
  }
}
