package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The stages of allowed kinds that consecutive nodes of an order could form, each made when it is
 * asked for.
 */
final class StageCandidates {
  private static final int LONGEST_RUN = 80;

  private final NodeOrder order;
  private final StageKinds kinds;
  private final KnownRuns known;
  private final KnownRuns.OfOrder runs;
  private final Overhead overhead = new Overhead();
  private final List<Optional<Candidate>> whole = new ArrayList<>();
  private final NavigableSet<Integer> peaks = new TreeSet<>();

  StageCandidates(NodeOrder order, StageKinds kinds, KnownRuns known) {
    this.order = order;
    this.kinds = kinds;
    this.known = known;
    this.runs = known.of(order);
    for (int position = 0; position < order.size(); position++) {
      whole.add(order.isFedTo(position) ? Optional.empty() : Optional.of(wholeCandidate(position)));
    }
  }

  /** Number of nodes. */
  int size() {
    return order.size();
  }

  /** Bytes that are alive before the first stage. */
  int bytesAtStart() {
    return new PresenceReader(order, 0).atRest().peakBytes();
  }

  /** The stage that runs the node of a position whole; nothing if rows are fed to the node. */
  Optional<Candidate> whole(int position) {
    return whole.get(position);
  }

  /** The first position of the longest run that ends before a position. */
  int longestRunFirst(int end) {
    return Math.max(0, end - LONGEST_RUN);
  }

  /** The nodes of positions {@code [first, end)} as a run, if they can run row by row together. */
  Optional<RowsRun> run(int first, int end) {
    return runs.rows(first, end);
  }

  /**
   * The nodes of positions {@code [first, end)} as a run, if they can run slice by slice together,
   * or could if it started earlier.
   */
  Optional<ChannelsRun> channelsRun(int first, int end) {
    return kinds.channels() && !order.isFedTo(first) ? runs.channels(first, end) : Optional.empty();
  }

  /** The stage of a run with the smallest slices, if they are of use. */
  Optional<Candidate> narrowest(ChannelsRun run) {
    return run.narrowest().map(stage -> candidate(run.firstPosition(), stage));
  }

  /** The stage of a run with the largest slices whose peak is not above this one. */
  Optional<Candidate> widest(ChannelsRun run, int peakBytes) {
    return run.widest(peakBytes).map(stage -> candidate(run.firstPosition(), stage));
  }

  /** Whether no run of rows contains the node of a position. */
  boolean isOpaque(int position) {
    return !kinds.rows() || order.rule(order.node(position)) instanceof RowRule.Opaque;
  }

  /** What rows stages that end at a position cost at least. */
  LeastOverhead leastOverhead(int end) {
    return new LeastOverhead(order, end);
  }

  /** What the lines of rows stages that end at a position take at least. */
  LeastLines leastLines(int end) {
    return new LeastLines(order, end);
  }

  /** The stages of a run that make whole rows and may need no more than this. */
  List<Candidate> wholeRows(RowsRun run, int peakBytes) {
    List<Candidate> stages = new ArrayList<>();
    for (RowsStageChoice choice : choices(run)) {
      if (choice.mayNeedAtMost(peakBytes)) {
        stages.add(candidate(run.firstPosition(), choice.wholeRows()));
      }
    }
    return stages;
  }

  /** The stages of a run that make the narrowest chunks of rows and may need no more than this. */
  List<Candidate> narrowest(RowsRun run, int peakBytes) {
    List<Candidate> stages = new ArrayList<>();
    for (RowsStageChoice choice : chunked(run, peakBytes)) {
      stages.add(candidate(run.firstPosition(), choice.chunks(1)));
    }
    return stages;
  }

  /** The stages of a run with the smallest slices where they help that may need no more. */
  List<Candidate> nested(RowsRun run, int peakBytes) {
    return sliced(run, peakBytes).stream()
        .flatMap(choice -> choice.narrowestSlices().stream())
        .map(stage -> candidate(run.firstPosition(), stage))
        .toList();
  }

  /**
   * The stages of a run none of which needs more: of whole rows, or else of the widest chunks and
   * the largest slices.
   */
  List<Candidate> within(int peakBytes, RowsRun run) {
    List<Candidate> stages = new ArrayList<>(wholeRows(run, peakBytes));
    stages.removeIf(each -> each.peakBytes() > peakBytes);
    if (stages.isEmpty()) {
      for (RowsStageChoice choice : chunked(run, peakBytes)) {
        choice
            .widestChunks(peakBytes)
            .ifPresent(stage -> stages.add(candidate(run.firstPosition(), stage)));
      }
      for (RowsStageChoice choice : sliced(run, peakBytes)) {
        choice
            .widestSlices(peakBytes)
            .ifPresent(stage -> stages.add(candidate(run.firstPosition(), stage)));
      }
    }
    return stages;
  }

  /** The choices of a run whose stages of chunks may need no more than this. */
  private List<RowsStageChoice> chunked(RowsRun run, int peakBytes) {
    return kinds.columns() && run.mostColumnUnits() > 1 ? inParts(run, peakBytes) : List.of();
  }

  /** The choices of a run whose nested stages may need no more than this. */
  private List<RowsStageChoice> sliced(RowsRun run, int peakBytes) {
    return kinds.nested() ? inParts(run, peakBytes) : List.of();
  }

  private List<RowsStageChoice> inParts(RowsRun run, int peakBytes) {
    return choices(run).stream().filter(each -> each.mayPartsNeedAtMost(peakBytes)).toList();
  }

  /** Downward and, unless the caller pushes rows or it would need no less, upward. */
  private List<RowsStageChoice> choices(RowsRun run) {
    boolean upwardIsNoBetter = run.isSymmetric() && !downward(run).canBeDelayed();
    return upwardIsNoBetter ? List.of(downward(run)) : bothWays(run);
  }

  /** Downward and, unless the caller pushes rows, upward. */
  private List<RowsStageChoice> bothWays(RowsRun run) {
    return run.fed().isPresent()
        ? List.of(downward(run))
        : List.of(downward(run), known.choice(run, true));
  }

  private RowsStageChoice downward(RowsRun run) {
    return known.choice(run, false);
  }

  /**
   * Stages of the nodes of positions {@code [first, end)} of which each needs less than this: of
   * each kind, in both directions, whole and in the smallest parts.
   */
  List<Candidate> below(int limitBytes, int first, int end) {
    List<Candidate> stages = new ArrayList<>();
    if (end == first + 1) {
      whole(first).ifPresent(stages::add);
    }
    if (kinds.rows()) {
      run(first, end).ifPresent(run -> stages.addAll(smallest(run)));
    }
    channelsRun(first, end).flatMap(this::narrowest).ifPresent(stages::add);
    stages.removeIf(each -> each.peakBytes() >= limitBytes);
    return stages;
  }

  /** Stages of the nodes of positions {@code [first, end)} in the largest parts that fit. */
  List<Candidate> within(int peakBytes, int first, int end) {
    List<Candidate> stages = new ArrayList<>();
    if (end == first + 1) {
      whole(first).ifPresent(stages::add);
    }
    if (kinds.rows()) {
      run(first, end).ifPresent(run -> stages.addAll(within(peakBytes, run)));
    }
    channelsRun(first, end).flatMap(run -> widest(run, peakBytes)).ifPresent(stages::add);
    return stages;
  }

  private List<Candidate> smallest(RowsRun run) {
    List<Stage> stages = new ArrayList<>();
    for (RowsStageChoice choice : bothWays(run)) {
      stages.add(choice.wholeRows());
      if (kinds.columns() && run.mostColumnUnits() > 1) {
        stages.add(choice.chunks(1));
      }
      if (kinds.nested()) {
        choice.narrowestSlices().ifPresent(stages::add);
      }
    }
    return stages.stream().map(each -> candidate(run.firstPosition(), each)).toList();
  }

  /** Peaks above a given one that stages have which were asked for, in rising order. */
  List<Integer> peaksAbove(int peakBytes) {
    return List.copyOf(peaks.tailSet(peakBytes, false));
  }

  private Candidate candidate(int first, Stage stage) {
    peaks.add(stage.peakBytes());
    return new Candidate(first, stage, stage.accept(overhead));
  }

  private Candidate wholeCandidate(int position) {
    Node node = order.node(position);
    int peakBytes = new PresenceReader(order, position).whole(new Stage.Whole(node, 0)).peakBytes();
    return candidate(position, new Stage.Whole(node, peakBytes));
  }

  /** A stage that runs from a position on. */
  record Candidate(int first, Stage stage, long overhead) {
    int peakBytes() {
      return stage.peakBytes();
    }
  }
}
