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

  /** The stages of the cut; nothing if no cut that is looked at has so low a peak. */
  static Optional<List<Stage>> within(int peakBytes, StageCandidates candidates) {
    CheapestCut cut = new CheapestCut(candidates, peakBytes);
    return cut.paths.get(candidates.size()).map(cut::stages);
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
    for (int first = end - 1; first >= candidates.longestRunFirst(end); first--) {
      if (candidates.isOpaque(first)) {
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
          && improves(end, before.get().overhead() + least.instructions())
          && !lookAtRun(first, end)) {
        return;
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

  /** Answers whether a longer run could still be of use. */
  private boolean lookAtRun(int first, int end) {
    Optional<RowsRun> run = candidates.run(first, end);
    boolean fits = run.isEmpty() || candidates.lineBytes(run.get()) <= peakBytes;
    if (fits) {
      run.ifPresent(
          each -> candidates.within(peakBytes, each).forEach(candidate -> reach(end, candidate)));
    }
    return fits;
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
