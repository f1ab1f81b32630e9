package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Cuts an order of nodes into stages: a bottleneck shortest path over positions, where an edge is a
 * stage of consecutive nodes and costs its peak. Among the paths that stay below a given peak, the
 * one with the least overhead.
 */
final class StageSearch {
  private static final int LONGEST_RUN = 80;

  private final NodeOrder order;
  private final Map<Integer, List<Candidate>> candidatesByEnd = new HashMap<>();
  private final int[] leastPeaks;

  /** A stage that runs from one position up to another. */
  record Candidate(int first, Stage stage, long overhead) {}

  StageSearch(NodeOrder order) {
    this.order = order;
    this.leastPeaks = new int[order.size() + 1];
    for (int end = 1; end <= order.size(); end++) {
      leastPeaks[end] = Integer.MAX_VALUE;
      candidatesByEnd.put(end, candidates(end));
    }
  }

  /** The least peak of any cut. */
  int leastPeakBytes() {
    return leastPeaks[order.size()];
  }

  /** Peaks above the least one that some stage has, in rising order. */
  List<Integer> higherPeaks() {
    TreeSet<Integer> peaks = new TreeSet<>();
    candidatesByEnd
        .values()
        .forEach(all -> all.forEach(candidate -> peaks.add(candidate.stage().peakBytes())));
    return List.copyOf(peaks.tailSet(leastPeakBytes(), false));
  }

  /** The stages with the least overhead, and then the fewest, of which none has a higher peak. */
  List<Stage> stagesWithin(int peakBytes) {
    long[] overheads = new long[order.size() + 1];
    int[] counts = new int[order.size() + 1];
    List<Optional<Candidate>> last = new ArrayList<>(Collections.nCopies(1, Optional.empty()));
    for (int end = 1; end <= order.size(); end++) {
      Comparator<Candidate> byOverhead =
          Comparator.comparingLong(each -> overheads[each.first()] + each.overhead());
      Optional<Candidate> best =
          candidatesByEnd.getOrDefault(end, List.of()).stream()
              .filter(each -> each.stage().peakBytes() <= peakBytes)
              .filter(each -> each.first() == 0 || last.get(each.first()).isPresent())
              .min(byOverhead.thenComparingInt(each -> counts[each.first()]));
      last.add(best);
      if (best.isPresent()) {
        overheads[end] = overheads[best.get().first()] + best.get().overhead();
        counts[end] = counts[best.get().first()] + 1;
      }
    }
    return path(last);
  }

  private List<Stage> path(List<Optional<Candidate>> last) {
    List<Stage> stages = new ArrayList<>();
    int end = order.size();
    while (end > 0) {
      Candidate candidate = last.get(end).orElseThrow();
      stages.add(0, candidate.stage());
      end = candidate.first();
    }
    return stages;
  }

  private List<Candidate> candidates(int end) {
    List<Candidate> candidates = new ArrayList<>();
    add(candidates, whole(end - 1));
    for (int first = end - 1; first >= Math.max(0, end - LONGEST_RUN); first--) {
      if (leastPeaks[first] >= leastPeaks[end]) {
        continue;
      }
      Optional<RowsRun> run = RowsRun.of(order, first, end);
      if (run.isEmpty() && isOpaque(first)) {
        break;
      }
      if (run.isPresent() && !addRows(candidates, run.get())) {
        break;
      }
    }
    return candidates;
  }

  private boolean isOpaque(int position) {
    return order.rule(order.node(position)) instanceof RowRule.Opaque;
  }

  private void add(List<Candidate> candidates, Candidate candidate) {
    candidates.add(candidate);
    int end = candidate.first() + candidate.stage().nodes().size();
    int peakBytes = Math.max(leastPeaks[candidate.first()], candidate.stage().peakBytes());
    leastPeaks[end] = Math.min(leastPeaks[end], peakBytes);
  }

  private Candidate whole(int position) {
    Node node = order.node(position);
    Stage.Whole stage = new Stage.Whole(node, 0);
    int peakBytes = new PresenceReader(order, position).whole(stage).peakBytes();
    return new Candidate(position, new Stage.Whole(node, peakBytes), 0);
  }

  /** Adds the stages of a run; answers whether a longer run could still be of use. */
  private boolean addRows(List<Candidate> candidates, RowsRun run) {
    int linesBytes = RowsStageChoice.lineBytes(run);
    if (linesBytes > leastPeaks[run.endPosition()]) {
      return false;
    }
    Stage.Rows wholeRows = new RowsStageChoice(run).wholeRows();
    add(candidates, candidate(run, wholeRows));
    Stage.Rows upward = new RowsStageChoice(run, true).wholeRows();
    if (upward.peakBytes() < wholeRows.peakBytes()) {
      add(candidates, candidate(run, upward));
    }
    return linesBytes <= leastPeaks[run.endPosition()];
  }

  private static Candidate candidate(RowsRun run, Stage.Rows stage) {
    return new Candidate(run.firstPosition(), stage, RowsOverhead.of(stage));
  }
}
