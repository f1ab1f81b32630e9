package dev.pex.processor.schedule;

import java.util.Comparator;
import java.util.List;

/**
 * What a rows stage of a run needs at least, whatever is delayed in it: what is live at some of its
 * ticks if nothing is, less all that delays could save there.
 *
 * @param peakBytes with whole rows
 * @param bytesBesideFronts without what chunks of columns make smaller
 */
record PeakSample(int peakBytes, int bytesBesideFronts) {
  private static final int TICKS = 12;

  /** Looks at the stage whose nodes all fire as soon as they can. */
  static PeakSample of(RowsRun run, RowsTiming eager, Stage.Rows stage) {
    StagePresence presence =
        new PresenceReader(run.order(), run.firstPosition()).at(ticks(stage), stage);
    DelayGain gain = new DelayGain(run, presence);
    List<Boolean> canBeDelayed = eager.canBeDelayed(run, stage.upward());
    int saved = 0;
    for (int node = 0; node < run.size(); node++) {
      if (canBeDelayed.get(node)) {
        saved += gain.bytes(node);
      }
    }
    return new PeakSample(presence.peakBytes() - saved, presence.peakBytesBesideFronts() - saved);
  }

  /** Ticks all over the stage at which its largest row is made. */
  private static int[] ticks(Stage.Rows stage) {
    Firing firing =
        stage.steps().stream()
            .max(Comparator.comparingInt(PeakSample::rowBytes))
            .orElseThrow()
            .firing();
    int count = Math.min(TICKS, firing.rows());
    int[] ticks = new int[count];
    for (int i = 0; i < count; i++) {
      ticks[i] = firing.first() + firing.period() * (int) ((long) i * firing.rows() / count);
    }
    return ticks;
  }

  private static int rowBytes(RowsStep step) {
    return step.node().output().shape().rowElements();
  }
}
