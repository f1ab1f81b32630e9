package dev.pex.processor.schedule;

/**
 * The rows stages of a run: one timing, chosen for whole rows, and several widths of column ticks.
 */
final class RowsStageChoice {
  private final RowsRun run;
  private final boolean upward;
  private final RowsTiming timing;
  private final Stage.Rows wholeRows;

  RowsStageChoice(RowsRun run) {
    this(run, false);
  }

  RowsStageChoice(RowsRun run, boolean upward) {
    this.run = run;
    this.upward = upward;
    RowsTiming best = RowsTiming.eager(run, upward);
    Stage.Rows bestStage = stage(best, 0);
    for (RowsTiming delayed : best.delays(run, upward)) {
      Stage.Rows stage = stage(delayed, 0);
      if (stage.peakBytes() < bestStage.peakBytes()) {
        best = delayed;
        bestStage = stage;
      }
    }
    this.timing = best;
    this.wholeRows = bestStage;
  }

  /** The stage that runs whole rows. */
  Stage.Rows wholeRows() {
    return wholeRows;
  }

  /**
   * The stage that makes rows in chunks.
   *
   * @param units columns of a tick, in units that all nodes share
   */
  Stage.Rows chunks(int units) {
    return stage(timing, units);
  }

  /** What the lines of a run take if every node fires as soon as it can. */
  static int lineBytes(RowsRun run) {
    RowsTiming eager = RowsTiming.eager(run, false);
    return new RowsStageBuilder(run, eager, false, 0)
        .build().buffers().stream().mapToInt(LineBuffer::lineBytes).sum();
  }

  private Stage.Rows stage(RowsTiming chosen, int units) {
    Stage.Rows stage = new RowsStageBuilder(run, chosen, upward, units).build();
    int peakBytes = new PresenceReader(run.order(), run.firstPosition()).rows(stage).peakBytes();
    return stage.withPeakBytes(peakBytes);
  }
}
