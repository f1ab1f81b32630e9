package dev.pex.processor.schedule;

import java.util.Optional;

/**
 * The rows stages of a run in one direction: one timing, chosen for whole rows, and several widths
 * of chunks. Each is built when it is asked for.
 */
final class RowsStageChoice {
  private static final int WHOLE_ROWS = 0;
  private static final int PASSES = 4;

  private final RowsRun run;
  private final boolean upward;
  private final RowsTiming eager;
  private final Stage.Rows eagerStage;
  private Optional<PeakSample> sample = Optional.empty();
  private Optional<Timed> best = Optional.empty();

  /** A timing, its stage of whole rows, and what of that does not depend on the width of chunks. */
  private record Timed(RowsTiming timing, Stage.Rows stage, int bytesBesideFronts, DelayGain gain) {
    boolean needsLessThan(Timed other) {
      int less = stage.peakBytes() - other.stage.peakBytes();
      return less < 0 || (less == 0 && bytesBesideFronts < other.bytesBesideFronts);
    }
  }

  RowsStageChoice(RowsRun run, boolean upward) {
    this.run = run;
    this.upward = upward;
    this.eager = RowsTiming.eager(run, upward);
    this.eagerStage = new RowsStageBuilder(run, eager, upward, WHOLE_ROWS).build();
  }

  /** Whether some node could fire later than as soon as it can. */
  boolean canBeDelayed() {
    return eager.canBeDelayed(run, upward).contains(true);
  }

  /**
   * Whether a stage of whole rows could need no more: some ticks are looked at, at which delays are
   * taken to save all they can.
   */
  boolean mayNeedAtMost(int peakBytes) {
    return sample().peakBytes() <= peakBytes;
  }

  /** The stage that makes whole rows. */
  Stage.Rows wholeRows() {
    return best().stage();
  }

  /**
   * The stage that makes rows in chunks.
   *
   * @param units columns of a tick, in units that all nodes share
   */
  Stage.Rows chunks(int units) {
    Stage.Rows stage = new RowsStageBuilder(run, best().timing(), upward, units).build();
    return stage.withPeak(presence(stage).peakBytes());
  }

  /**
   * The stage with the widest chunks that needs no more than this, if there is one: chunks of equal
   * width, as few as possible, where more chunks are taken to need no more bytes.
   */
  Optional<Stage.Rows> widestChunks(int peakBytes) {
    int units = run.mostColumnUnits();
    int tooFew = 1;
    int enough = units;
    Stage.Rows widest = chunks(1);
    while (enough - tooFew > 1 && widest.peakBytes() <= peakBytes) {
      int chunks = (tooFew + enough) / 2;
      Stage.Rows stage = chunks((units + chunks - 1) / chunks);
      if (stage.peakBytes() <= peakBytes) {
        enough = chunks;
        widest = stage;
      } else {
        tooFew = chunks;
      }
    }
    return Optional.of(widest).filter(stage -> stage.peakBytes() <= peakBytes);
  }

  /** Whether stages of chunks or slices could need no more: these need all but the fronts. */
  boolean mayPartsNeedAtMost(int peakBytes) {
    return sample().bytesBesideFronts() <= peakBytes && best().bytesBesideFronts() <= peakBytes;
  }

  /** The stage with the smallest slices where they help, if they do. */
  Optional<Stage.Rows> narrowestSlices() {
    return nested().narrowest(wholeRows());
  }

  /** The stage with the largest slices that needs no more than this, if there is one. */
  Optional<Stage.Rows> widestSlices(int peakBytes) {
    return nested().widest(wholeRows(), peakBytes);
  }

  private NestedRows nested() {
    return new NestedRows(run.order(), run.firstPosition());
  }

  /**
   * The stage with chunks as wide as those of a stage of the same run in any direction, or with
   * slices within its peak.
   */
  Stage.Rows as(Stage.Rows stage) {
    if (!stage.sliceLoops().isEmpty()) {
      return widestSlices(stage.peakBytes()).orElseGet(this::wholeRows);
    }
    return stage.columnTicks() == 1 ? wholeRows() : chunks(run.columnUnits(stage));
  }

  private PeakSample sample() {
    PeakSample taken = sample.orElseGet(() -> PeakSample.of(run, eager, eagerStage));
    sample = Optional.of(taken);
    return taken;
  }

  private Timed best() {
    Timed found = best.orElseGet(this::bestTiming);
    best = Optional.of(found);
    return found;
  }

  /** Delays one node after the other, and again, as long as that lowers the peak. */
  private Timed bestTiming() {
    Timed least = timed(eager, eagerStage);
    Optional<Timed> better = Optional.of(least);
    for (int pass = 0; pass < PASSES && better.isPresent(); pass++) {
      least = better.get();
      better = bestDelays(least);
    }
    return better.orElse(least);
  }

  /** What delays of one node after the other lower; nothing if none does. */
  private Optional<Timed> bestDelays(Timed known) {
    Timed least = known;
    for (int node = run.size() - 1; node >= 0; node--) {
      if (least.gain().bytes(node) > 0) {
        least = bestDelay(node, least);
      }
    }
    return Optional.of(least).filter(each -> each.needsLessThan(known));
  }

  private Timed bestDelay(int node, Timed known) {
    Timed least = known;
    for (RowsTiming delayed : known.timing().delays(run, node, upward)) {
      Stage.Rows stage = new RowsStageBuilder(run, delayed, upward, WHOLE_ROWS).build();
      Timed next = timed(delayed, stage);
      least = next.needsLessThan(least) ? next : least;
    }
    return least;
  }

  private Timed timed(RowsTiming timing, Stage.Rows stage) {
    StagePresence presence = presence(stage);
    return new Timed(
        timing,
        stage.withPeak(presence.peakBytes()),
        presence.peakBytesBesideFronts(),
        new DelayGain(run, presence));
  }

  private StagePresence presence(Stage.Rows stage) {
    return new PresenceReader(run.order(), run.firstPosition()).rows(stage);
  }
}
