package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Overhead overhead = new Overhead();
  private final List<Optional<Candidate>> whole = new ArrayList<>();
  private final Map<RowsRun, RowsStageChoice> downward = new HashMap<>();
  private final Map<RowsRun, List<Candidate>> wholeRows = new HashMap<>();
  private final Map<RowsRun, Integer> searchedBytes = new HashMap<>();
  private final Map<RowsRun, Candidate> narrowest = new HashMap<>();
  private final Map<List<Integer>, Optional<RowsRun>> runs = new HashMap<>();
  private final Map<List<Integer>, Optional<ChannelsRun>> channelsRuns = new HashMap<>();

  StageCandidates(NodeOrder order, StageKinds kinds) {
    this.order = order;
    this.kinds = kinds;
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
    return runs.computeIfAbsent(List.of(first, end), key -> RowsRun.of(order, first, end));
  }

  /**
   * The nodes of positions {@code [first, end)} as a run, if they can run slice by slice together,
   * or could if it started earlier.
   */
  Optional<ChannelsRun> channelsRun(int first, int end) {
    return kinds.channels() && !order.isFedTo(first)
        ? channelsRuns.computeIfAbsent(
            List.of(first, end), key -> ChannelsRun.of(order, first, end))
        : Optional.empty();
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

  /** What the lines of a run's stages take at least. */
  int lineBytes(RowsRun run) {
    return downward(run).lineBytes();
  }

  /**
   * The stages of a run that make whole rows.
   *
   * @param mostBytes a peak above which they are of no use, so that lower ones are not looked for
   */
  List<Candidate> wholeRows(RowsRun run, int mostBytes) {
    if (searchedBytes.getOrDefault(run, -1) < mostBytes) {
      searchedBytes.put(run, mostBytes);
      wholeRows.put(run, stages(run, mostBytes));
    }
    return wholeRows.getOrDefault(run, List.of());
  }

  /** Whether a stage of a run that makes rows in chunks might need less. */
  boolean mayChunksNeedLess(int peakBytes, RowsRun run) {
    return kinds.columns()
        && run.mostColumnUnits() > 1
        && downward(run).bytesBesideFronts() < peakBytes;
  }

  /** The stage of a run that makes rows in the narrowest chunks. */
  Candidate narrowest(RowsRun run) {
    return narrowest.computeIfAbsent(
        run, key -> candidate(key.firstPosition(), downward(key).chunks(1)));
  }

  /** The stages of a run none of which needs more: of whole rows, or else of the widest chunks. */
  List<Candidate> within(int peakBytes, RowsRun run) {
    List<Candidate> whole =
        wholeRows(run, peakBytes).stream().filter(each -> each.peakBytes() <= peakBytes).toList();
    return whole.isEmpty()
            && mayChunksNeedLess(peakBytes + 1, run)
            && narrowest(run).peakBytes() <= peakBytes
        ? List.of(widest(peakBytes, run))
        : whole;
  }

  /** Chunks of equal width, as few as possible; more chunks are taken to need no more bytes. */
  private Candidate widest(int peakBytes, RowsRun run) {
    int units = run.mostColumnUnits();
    int tooFew = 1;
    int enough = units;
    Candidate widest = narrowest(run);
    while (enough - tooFew > 1) {
      int chunks = (tooFew + enough) / 2;
      Stage.Rows stage = downward(run).chunks((units + chunks - 1) / chunks);
      if (stage.peakBytes() <= peakBytes) {
        enough = chunks;
        widest = candidate(run.firstPosition(), stage);
      } else {
        tooFew = chunks;
      }
    }
    return widest;
  }

  private RowsStageChoice downward(RowsRun run) {
    return downward.computeIfAbsent(run, key -> new RowsStageChoice(key, false, Integer.MAX_VALUE));
  }

  /** Peaks above a given one that stages have which were asked for, in rising order. */
  List<Integer> peaksAbove(int peakBytes) {
    TreeSet<Integer> peaks = new TreeSet<>();
    whole.stream().flatMap(Optional::stream).forEach(each -> peaks.add(each.peakBytes()));
    wholeRows.values().forEach(all -> all.forEach(each -> peaks.add(each.peakBytes())));
    narrowest.values().forEach(each -> peaks.add(each.peakBytes()));
    return List.copyOf(peaks.tailSet(peakBytes, false));
  }

  private List<Candidate> stages(RowsRun run, int mostBytes) {
    Stage.Rows down = downward(run).wholeRows();
    List<Candidate> stages = new ArrayList<>();
    stages.add(candidate(run.firstPosition(), down));
    if (run.fed().isEmpty()) {
      Stage.Rows upward = new RowsStageChoice(run, true, mostBytes).wholeRows();
      if (upward.peakBytes() < down.peakBytes()) {
        stages.add(candidate(run.firstPosition(), upward));
      }
    }
    return stages;
  }

  private Candidate candidate(int first, Stage stage) {
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
