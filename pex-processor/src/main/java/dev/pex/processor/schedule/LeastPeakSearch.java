package dev.pex.processor.schedule;

import java.util.Arrays;
import java.util.Optional;

/**
 * The least peak of all cuts of an order into stages if it is below a limit: a bottleneck shortest
 * path over positions, where an edge is a stage of consecutive nodes. A run is looked at only where
 * it could lower the peak up to its end.
 */
final class LeastPeakSearch {
  private final StageCandidates candidates;
  private final int[] leastPeaks;

  /**
   * A search.
   *
   * @param limitBytes a peak from which on none is of interest
   */
  LeastPeakSearch(StageCandidates candidates, int limitBytes) {
    this.candidates = candidates;
    this.leastPeaks = new int[candidates.size() + 1];
    leastPeaks[0] = Math.min(limitBytes, candidates.bytesAtStart());
    for (int end = 1; end <= candidates.size(); end++) {
      leastPeaks[end] = limitBytes;
      int position = end;
      candidates.whole(end - 1).ifPresent(each -> reach(position, each));
      lookAtRuns(end);
      lookAtChannels(end);
    }
  }

  /** The least peak; the limit if none is below it. */
  int peakBytes() {
    return leastPeaks[candidates.size()];
  }

  private void lookAtRuns(int end) {
    int provedBytes = provedBytes(end);
    LeastLines lines = candidates.leastLines(end);
    for (int first = end - 1; first >= candidates.longestRunFirst(end); first--) {
      lines.startAt(first);
      if (leastPeaks[end] <= Math.max(provedBytes, lines.bytes()) || candidates.isOpaque(first)) {
        return;
      }
      if (leastPeaks[first] < leastPeaks[end]) {
        candidates.run(first, end).ifPresent(this::lookAt);
      }
    }
  }

  /** What every cut needs before a position: it visits one of those from which a run reaches it. */
  private int provedBytes(int end) {
    int first = candidates.longestRunFirst(end);
    return Arrays.stream(leastPeaks, first, end).min().orElse(0);
  }

  private void lookAt(RowsRun run) {
    int end = run.endPosition();
    for (StageCandidates.Candidate candidate : candidates.wholeRows(run, leastPeaks[end] - 1)) {
      reach(end, candidate);
    }
    for (StageCandidates.Candidate candidate : candidates.narrowest(run, leastPeaks[end] - 1)) {
      reach(end, candidate);
    }
    for (StageCandidates.Candidate candidate : candidates.nested(run, leastPeaks[end] - 1)) {
      reach(end, candidate);
    }
  }

  private void lookAtChannels(int end) {
    for (int first = end - 1; first >= candidates.longestRunFirst(end); first--) {
      Optional<ChannelsRun> run = candidates.channelsRun(first, end);
      if (run.isEmpty()) {
        return;
      }
      if (leastPeaks[first] < leastPeaks[end]) {
        candidates.narrowest(run.get()).ifPresent(candidate -> reach(end, candidate));
      }
    }
  }

  private void reach(int end, StageCandidates.Candidate candidate) {
    int peakBytes = Math.max(leastPeaks[candidate.first()], candidate.peakBytes());
    leastPeaks[end] = Math.min(leastPeaks[end], peakBytes);
  }
}
