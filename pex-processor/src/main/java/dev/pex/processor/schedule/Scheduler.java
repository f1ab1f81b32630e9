package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Port;
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
  private final ToIntFunction<Schedule> layoutBound;

  /**
   * A scheduler of whole stages and these kinds.
   *
   * @param layoutBytes the size of the smallest arena into which a schedule can be laid out
   */
  public Scheduler(StageKinds kinds, ToIntFunction<Schedule> layoutBytes) {
    this(kinds, layoutBytes, layoutBytes);
  }

  /**
   * A scheduler of whole stages and these kinds.
   *
   * @param layoutBytes the size of an arena into which a schedule can be laid out
   * @param layoutBound what no layout of a schedule goes below
   */
  public Scheduler(
      StageKinds kinds, ToIntFunction<Schedule> layoutBytes, ToIntFunction<Schedule> layoutBound) {
    this.kinds = kinds;
    this.layoutBytes = layoutBytes;
    this.layoutBound = layoutBound;
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
        .map(schedule -> schedule.withLowerBound(variants.boundBytes()))
        .orElseGet(() -> smallest(variants));
  }

  private Schedule smallest(Variants variants) {
    LaidOut best = variants.whole();
    for (Search search : variants.searches().toList()) {
      best = search.smallest(best);
    }
    int boundBytes = variants.boundBytes();
    if (best.arenaBytes() > boundBytes && variants.areFew()) {
      EveryCut every = new EveryCut(best, layoutBytes, layoutBound);
      variants.searches().forEach(search -> every.tryStages(search.whole, search.candidates));
      best = every.best();
      boundBytes = every.isExhausted() ? every.boundBytes() : boundBytes;
    }
    return best.schedule().withLowerBound(boundBytes);
  }

  /** The same network with pixels picked, if rows stages could need less of it. */
  private Optional<Graph> picked(Graph graph) {
    return PickedPixels.of(graph).filter(each -> kinds.rows() && FeedObstacle.of(each).isEmpty());
  }

  /** What is cut into stages: orders of a network's nodes, as it is and with pixels picked. */
  private final class Variants {
    private static final int FEW_NODES = 8;

    private final Graph graph;
    private final List<Variant> all = new ArrayList<>();
    private final List<Search> begun = new ArrayList<>();
    private boolean areAll = true;

    Variants(Graph graph) {
      this.graph = graph;
      add(graph);
      picked(graph).ifPresent(this::add);
    }

    private void add(Graph each) {
      boolean isPicked = !all.isEmpty();
      Schedule whole = new OperatorOrder().schedule(each);
      List<Node> order = whole.stages().stream().flatMap(stage -> stage.nodes().stream()).toList();
      KnownRuns runs = new KnownRuns();
      all.add(new Variant(whole, order, runs));
      if (kinds.rows() || kinds.channels()) {
        Optional<List<List<Node>>> others = OtherOrders.than(order, each);
        for (List<Node> other : others.orElse(List.of())) {
          all.add(new Variant(whole, other, runs));
        }
        areAll &= others.isPresent() || isPicked;
      }
    }

    /** Whether these are all orders, of so few nodes that all stages may be tried. */
    boolean areFew() {
      return areAll && graph.nodes().size() <= FEW_NODES;
    }

    /**
     * What no schedule needs less than, once all were searched: of the network as it is in all
     * orders, and with pixels picked in those that were tried.
     */
    int boundBytes() {
      int leastBytes = begun.stream().mapToInt(Search::boundBytes).min().orElseThrow();
      return areAll ? leastBytes : Math.min(leastBytes, endsBytes());
    }

    /** What is there at the start, or at the end, in any order. */
    private int endsBytes() {
      int outputBytes =
          graph.outputs().stream()
              .map(Port::tensor)
              .distinct()
              .mapToInt(tensor -> tensor.shape().elements())
              .sum();
      return Math.max(search(0).candidates.bytesAtStart(), outputBytes);
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
   * @param runs what is known of the graph's runs
   */
  private record Variant(Schedule whole, List<Node> order, KnownRuns runs) {}

  /** The search for stages of an order of a graph's nodes. */
  private final class Search {
    private final Schedule whole;
    private final NodeOrder order;
    private final StageCandidates candidates;
    private int boundBytes;

    Search(Variant variant) {
      this.whole = variant.whole();
      this.order = new NodeOrder(whole.graph(), variant.order());
      this.candidates = new StageCandidates(order, kinds, variant.runs());
    }

    /** The least peak, and those after it that some stage has, of those below a limit. */
    private List<Integer> lowestPeaks(int limitBytes) {
      int leastBytes = new LeastPeakSearch(candidates, limitBytes).peakBytes();
      boundBytes = isFed() ? leastBytes : Math.min(leastBytes, whole.lowerBoundBytes());
      List<Integer> peaks = new ArrayList<>(List.of(leastBytes));
      candidates.peaksAbove(leastBytes).stream().limit(PEAKS_TRIED - 1).forEach(peaks::add);
      peaks.removeIf(each -> each >= limitBytes);
      return peaks;
    }

    private boolean isFed() {
      return order.fed().isPresent();
    }

    /** The smallest schedule of this order, or one that is known if that is as small. */
    LaidOut smallest(LaidOut known) {
      LaidOut best = known;
      List<Integer> peaks = lowestPeaks(known.arenaBytes());
      DirectionSearch directions = directions();
      for (int peakBytes : peaks) {
        if (peakBytes < best.arenaBytes() && directions.goesOn()) {
          LaidOut cut = directions.best(cut(peakBytes), peaks.get(0));
          best = cut.arenaBytes() < best.arenaBytes() ? cut : best;
        }
      }
      return best;
    }

    /**
     * Goes down from the cheapest cut within the budget until one can be laid out in it; whole
     * tensors are taken where no partial execution needs less.
     */
    Optional<Schedule> fastestWithin(int budgetBytes) {
      int limitBytes = (int) Math.min(budgetBytes + 1L, Integer.MAX_VALUE);
      int leastBytes = lowestPeaks(limitBytes).stream().findFirst().orElse(limitBytes);
      if (!isFed() && leastBytes >= whole.peakBytes()) {
        return Optional.of(whole).filter(each -> layoutBytes.applyAsInt(each) <= budgetBytes);
      }
      DirectionSearch directions = directions();
      int peakBytes = budgetBytes;
      while (peakBytes >= leastBytes && directions.goesOn()) {
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

    /**
     * What no schedule of this order needs less than, as far as the last search showed: at most its
     * limit.
     */
    int boundBytes() {
      return boundBytes;
    }

    private DirectionSearch directions() {
      return new DirectionSearch(whole.graph(), order, boundBytes, layoutBytes);
    }
  }
}
