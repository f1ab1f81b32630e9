package dev.pex.processor.schedule;

import dev.pex.processor.schedule.StageCandidates.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The cut of an order into stages, none of them above a given peak, that has the least overhead, of
 * these the fewest stages, and of these the least peak: a shortest path over positions.
 */
final class CheapestCut {
  private final StageCandidates candidates;
  private final int peakBytes;
  private final List<Optional<Path>> paths = new ArrayList<>();

  /** The cheapest way to a position, and its last stage. */
  private record Path(long overhead, int stages, int peakBytes, Optional<Candidate> last) {
    private static final Path START = new Path(0, 0, 0, Optional.empty());
    private static final Comparator<Path> CHEAPEST =
        Comparator.comparingLong(Path::overhead)
            .thenComparingInt(Path::stages)
            .thenComparingInt(Path::peakBytes);

    Path with(Candidate next) {
      return new Path(
          overhead + next.overhead(),
          stages + 1,
          Math.max(peakBytes, next.peakBytes()),
          Optional.of(next));
    }

    boolean isCheaperThan(Path other) {
      return CHEAPEST.compare(this, other) < 0;
    }
  }

  private CheapestCut(StageCandidates candidates, int peakBytes) {
    this.candidates = candidates;
    this.peakBytes = peakBytes;
    paths.add(Optional.of(Path.START));
    for (int end = 1; end <= candidates.size(); end++) {
      paths.add(Optional.empty());
      int position = end;
      candidates.whole(end - 1).ifPresent(each -> reach(position, each));
      lookAtRuns(end);
      lookAtChannels(end);
    }
  }

  /**
   * The stages of the cut.
   *
   * @param peakBytes not below the least peak that {@link LeastPeakSearch} finds
   */
  static List<Stage> within(int peakBytes, StageCandidates candidates) {
    CheapestCut cut = new CheapestCut(candidates, peakBytes);
    return cut.stages(cut.paths.get(candidates.size()).orElseThrow());
  }

  private List<Stage> stages(Path path) {
    List<Stage> stages = new ArrayList<>();
    Optional<Candidate> last = path.last();
    while (last.isPresent()) {
      stages.add(0, last.get().stage());
      last = paths.get(last.get().first()).flatMap(Path::last);
    }
    return stages;
  }

  /** A run helps only if one of its nodes is too large as a whole, or cannot run so. */
  private void lookAtRuns(int end) {
    boolean helps = false;
    LeastOverhead least = candidates.leastOverhead(end);
    LeastLines lines = candidates.leastLines(end);
    for (int first = end - 1; first >= candidates.longestRunFirst(end); first--) {
      lines.startAt(first);
      if (lines.bytes() > peakBytes || candidates.isOpaque(first)) {
        return;
      }
      helps |= candidates.whole(first).stream().noneMatch(each -> each.peakBytes() <= peakBytes);
      least.startAt(first);
      Optional<Path> before = paths.get(first);
      if (!improves(end, least.instructions())) {
        return;
      }
      if (helps
          && before.isPresent()
          && improves(end, before.get().overhead() + least.instructions())) {
        candidates.run(first, end).ifPresent(this::lookAt);
      }
    }
  }

  /** The larger the slices, the less they cost. */
  private void lookAtChannels(int end) {
    boolean helps = false;
    for (int first = end - 1; first >= candidates.longestRunFirst(end); first--) {
      helps |= candidates.whole(first).stream().noneMatch(each -> each.peakBytes() <= peakBytes);
      Optional<ChannelsRun> run = candidates.channelsRun(first, end);
      if (run.isEmpty()) {
        return;
      }
      if (helps && paths.get(first).isPresent()) {
        candidates.widest(run.get(), peakBytes).ifPresent(candidate -> reach(end, candidate));
      }
    }
  }

  private void lookAt(RowsRun run) {
    for (Candidate candidate : candidates.within(peakBytes, run)) {
      reach(run.endPosition(), candidate);
    }
  }

  private boolean improves(int end, long overhead) {
    return paths.get(end).map(path -> overhead <= path.overhead()).orElse(true);
  }

  private void reach(int end, Candidate candidate) {
    Optional<Path> before = paths.get(candidate.first());
    if (candidate.peakBytes() <= peakBytes && before.isPresent()) {
      Path path = before.get().with(candidate);
      if (paths.get(end).map(path::isCheaperThan).orElse(true)) {
        paths.set(end, Optional.of(path));
      }
    }
  }
}
