package dev.pex.processor;

import dev.pex.processor.graph.Node;
import dev.pex.processor.program.BufferWords;
import dev.pex.processor.program.ShortName;
import dev.pex.processor.schedule.Presence;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.schedule.StageBuffer;
import dev.pex.processor.schedule.StagePresence;
import dev.pex.processor.schedule.StagePresences;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says when a schedule has the most bytes alive, and what they are. */
final class PeakDescription {
  private final List<Stage> stages;
  private final StagePresence start;
  private final List<StagePresence> presences;
  private final BufferWords words;

  PeakDescription(Schedule schedule) {
    this.stages = schedule.stages();
    this.start = StagePresences.atStart(schedule);
    this.presences = StagePresences.of(schedule);
    this.words = new BufferWords(schedule.graph());
  }

  /** Lines of a message: stage, operator and step; then what is alive, the largest first. */
  List<String> lines() {
    StagePresence stage = isAtStart() ? start : presences.get(peakStage());
    StagePresence.Peak peak = stage.peak();
    String place = isAtStart() ? "when inference starts" : place(peakStage(), peak);
    List<String> alive =
        alive(stage).stream().map(each -> describe(each, each.liveBytes(peak.tick()))).toList();
    return List.of("peak:  " + place, "holds: " + Listing.of(alive));
  }

  /** What is alive, the largest first: tensors, some of them in part. */
  List<String> tensors() {
    StagePresence stage = isAtStart() ? start : presences.get(peakStage());
    return alive(stage).stream().map(each -> StageBuffer.tensor(each.buffer())).distinct().toList();
  }

  private boolean isAtStart() {
    return stages.isEmpty() || start.peakBytes() > stages.get(peakStage()).peakBytes();
  }

  /** The first stage with the most bytes alive. */
  private int peakStage() {
    int index = 0;
    for (int i = 1; i < stages.size(); i++) {
      index = stages.get(i).peakBytes() > stages.get(index).peakBytes() ? i : index;
    }
    return index;
  }

  private String place(int index, StagePresence.Peak peak) {
    List<Node> nodes = stages.get(index).nodes();
    String place =
        "stage %d of %d, '%s'"
            .formatted(
                index + 1, stages.size(), ShortName.of(nodes.get(peak.position()).output().name()));
    int steps = presences.get(index).ticks();
    return steps == 1 ? place : place + ", step %d of %d".formatted(peak.tick() + 1, steps);
  }

  private static List<Presence> alive(StagePresence stage) {
    StagePresence.Peak peak = stage.peak();
    return stage.presences().stream()
        .filter(each -> each.firstPosition() <= peak.position())
        .filter(each -> peak.position() < each.endPosition() && each.liveBytes(peak.tick()) > 0)
        .sorted(Comparator.comparingInt((Presence each) -> each.liveBytes(peak.tick())).reversed())
        .toList();
  }

  private String describe(Presence presence, int liveBytes) {
    String what = words.of(presence.buffer());
    return liveBytes == presence.bytes()
        ? String.format(Locale.ROOT, "%s (%,d B)", what, liveBytes)
        : String.format(Locale.ROOT, "%s (%,d B of %,d B)", what, liveBytes, presence.bytes());
  }
}
