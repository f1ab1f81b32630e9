package dev.pex.processor.schedule;

/**
 * The rows stages of a run: one timing, chosen for whole rows, and several widths of column ticks.
 */
final class RowsStageChoice {
  private final RowsRun run;
  private final boolean upward;
  private final RowsTiming timing;
  private final Stage.Rows wholeRows;

  /**
   * A choice.
   *
   * @param mostBytes a peak above which a stage is of no use: where none seems possible below, it
   *     need not be the best
   */
  RowsStageChoice(RowsRun run, boolean upward, int mostBytes) {
    this.run = run;
    this.upward = upward;
    RowsTiming eager = RowsTiming.eager(run, upward);
    RowsTiming best = eager;
    Stage.Rows bestStage = stage(eager, 0);
    DelayGain gain = new DelayGain(run, presence(bestStage));
    int eagerBytes = bestStage.peakBytes();
    for (int node = 0; node < run.size(); node++) {
      int bytes = eagerBytes - gain.bytes(node);
      if (bytes <= mostBytes && bytes < bestStage.peakBytes()) {
        for (RowsTiming delayed : eager.delays(run, node, upward)) {
          Stage.Rows stage = stage(delayed, 0);
          if (stage.peakBytes() < bestStage.peakBytes()) {
            best = delayed;
            bestStage = stage;
          }
        }
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
    int peakBytes = presence(stage).peakBytes();
    return new Stage.Rows(
        stage.steps(),
        stage.buffers(),
        stage.rowTicks(),
        stage.columnTicks(),
        stage.upward(),
        peakBytes);
  }

  private StagePresence presence(Stage.Rows stage) {
    return new PresenceReader(run.order(), run.firstPosition()).rows(stage);
  }
}
