package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds a schedule: of the best order of operators, and of all others where there are few, the best
 * cut into stages of the kinds allowed, then the direction of each rows stage that lets it be laid
 * out best. docs/planning.md says what is counted.
 */
public final class Scheduler {
  private static final int PEAKS_TRIED = 4;
  private static final Comparator<Schedule> FASTEST =
      Comparator.comparingLong(Schedule::overheadInstructions)
          .thenComparingInt(schedule -> schedule.stages().size());

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
    return smallest(new Variants(graph));
  }

  /**
   * The schedule with the least overhead among those whose arena fits a budget, and of these the
   * one with the fewest stages. If none is found that fits, the one with the smallest arena.
   *
   * @param graph one that {@link dev.pex.processor.graph.GraphVerifier} accepts
   */
  public Schedule scheduleWithin(int budgetBytes, Graph graph) {
    Variants variants = new Variants(graph);
    return variants
        .searches()
        .flatMap(search -> search.fastestWithin(budgetBytes).stream())
        .min(FASTEST)
        .orElseGet(() -> smallest(variants));
  }

  private Schedule smallest(Variants variants) {
    LaidOut best = variants.whole();
    int boundBytes = Integer.MAX_VALUE;
    for (Search search : variants.searches().toList()) {
      best = search.smallest(best);
      boundBytes = Math.min(boundBytes, search.boundBytes());
    }
    return best.schedule().withLowerBound(boundBytes);
  }

  /** The same network with pixels picked, if rows stages could need less of it. */
  private Optional<Graph> picked(Graph graph) {
    return PickedPixels.of(graph).filter(each -> kinds.rows() && FeedObstacle.of(each).isEmpty());
  }

  /** What is cut into stages: orders of a network's nodes, as it is and with pixels picked. */
  private final class Variants {
    private final Graph graph;
    private final List<Variant> all = new ArrayList<>();
    private final List<Search> begun = new ArrayList<>();

    Variants(Graph graph) {
      this.graph = graph;
      add(graph);
      picked(graph).ifPresent(this::add);
    }

    private void add(Graph each) {
      Schedule whole = new OperatorOrder().schedule(each);
      List<Node> order = whole.stages().stream().flatMap(stage -> stage.nodes().stream()).toList();
      all.add(new Variant(whole, order));
      if (kinds.rows() || kinds.channels()) {
        OtherOrders.than(order, each).forEach(other -> all.add(new Variant(whole, other)));
      }
    }

    /** Every operator whole, in the best order; of no use if rows are fed to some. */
    LaidOut whole() {
      Schedule whole = all.get(0).whole();
      boolean isFed = graph.fedInput().isPresent();
      return new LaidOut(whole, isFed ? Integer.MAX_VALUE : layoutBytes.applyAsInt(whole));
    }

    /** One after the other, each begun when it is asked for. */
    Stream<Search> searches() {
      return IntStream.range(0, all.size()).mapToObj(this::search);
    }

    private Search search(int index) {
      if (index == begun.size()) {
        begun.add(new Search(all.get(index)));
      }
      return begun.get(index);
    }
  }

  /**
   * An order of a graph's nodes.
   *
   * @param whole the best schedule of the graph with whole stages only
   */
  private record Variant(Schedule whole, List<Node> order) {}

  /** The search for stages of an order of a graph's nodes. */
  private final class Search {
    private final Schedule whole;
    private final NodeOrder order;
    private final StageCandidates candidates;
    private final List<Integer> lowestPeaks;

    Search(Variant variant) {
      this.whole = variant.whole();
      this.order = new NodeOrder(whole.graph(), variant.order());
      this.candidates = new StageCandidates(order, kinds);
      this.lowestPeaks = lowestPeaks(new LeastPeakSearch(candidates).peakBytes());
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

    /** The smallest schedule of this order, or one that is known if that is as small. */
    LaidOut smallest(LaidOut known) {
      LaidOut best = known;
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
      if (isWholeBest()) {
        return Optional.of(whole).filter(each -> layoutBytes.applyAsInt(each) <= budgetBytes);
      }
      DirectionSearch directions = directions();
      int peakBytes = budgetBytes;
      while (peakBytes >= leastPeakBytes() && directions.goesOn()) {
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

    /** What no schedule of this order needs less than. */
    int boundBytes() {
      return isFed() ? leastPeakBytes() : Math.min(leastPeakBytes(), whole.lowerBoundBytes());
    }

    private DirectionSearch directions() {
      return new DirectionSearch(whole.graph(), order, boundBytes(), layoutBytes);
    }
  }
}
