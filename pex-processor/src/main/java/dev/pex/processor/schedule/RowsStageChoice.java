package dev.pex.processor.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows stages of a run: one timing, chosen for whole rows, and several widths of column ticks.
 */
final class RowsStageChoice {
  private static final int NARROWINGS = 5;

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

  /** The stage that runs rows in chunks. */
  Stage.Rows withUnits(int units) {
    return stage(timing, units);
  }

  /** Widths of column ticks below whole rows, from wide to narrow: halves, quarters and so on. */
  List<Integer> narrowerUnits() {
    int most = 1;
    for (int node = 0; node < run.size(); node++) {
      int unit = run.columnUnit(node);
      most = Math.max(most, (run.counted(node).shape().width() + unit - 1) / unit);
    }
    List<Integer> units = new ArrayList<>();
    for (int parts = 2; parts <= 1 << NARROWINGS; parts *= 2) {
      int width = (most + parts - 1) / parts;
      if (width < most && !units.contains(width)) {
        units.add(width);
      }
    }
    return units;
  }

  /** What the run needs inside for its lines, however wide its column ticks are. */
  int leastBytesInside() {
    return wholeRows.buffers().stream().mapToInt(LineBuffer::lineBytes).sum();
  }

  private Stage.Rows stage(RowsTiming chosen, int units) {
    Stage.Rows stage = new RowsStageBuilder(run, chosen, upward, units).build();
    int peakBytes = new PresenceReader(run.order(), run.firstPosition()).rows(stage).peakBytes();
    return new Stage.Rows(
        stage.steps(),
        stage.buffers(),
        stage.rowTicks(),
        stage.columnTicks(),
        stage.upward(),
        peakBytes);
  }
}
