package dev.pex.processor.schedule;

import java.util.ArrayList;
import java.util.List;

/** What is live before the stages of a schedule and during each. */
public final class StagePresences {
  private StagePresences() {}

  /** What the caller has written when the first stage begins. */
  public static StagePresence atStart(Schedule schedule) {
    return new PresenceReader(order(schedule), 0).atRest();
  }

  /** One for each stage, in order. */
  public static List<StagePresence> of(Schedule schedule) {
    NodeOrder order = order(schedule);
    List<StagePresence> presences = new ArrayList<>();
    int first = 0;
    for (Stage stage : schedule.stages()) {
      presences.add(stage.accept(new PresenceReader(order, first)));
      first += stage.nodes().size();
    }
    return presences;
  }

  private static NodeOrder order(Schedule schedule) {
    return new NodeOrder(
        schedule.graph(),
        schedule.stages().stream().flatMap(stage -> stage.nodes().stream()).toList());
  }
}
