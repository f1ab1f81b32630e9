package dev.pex.processor.schedule;

import java.util.ArrayList;
import java.util.List;

/** What is live during each stage of a schedule. */
public final class StagePresences {
  private StagePresences() {}

  /** One for each stage, in order; of a schedule without stages, what the caller writes. */
  public static List<StagePresence> of(Schedule schedule) {
    NodeOrder order =
        new NodeOrder(
            schedule.graph(),
            schedule.stages().stream().flatMap(stage -> stage.nodes().stream()).toList());
    if (schedule.stages().isEmpty()) {
      return List.of(new PresenceReader(order, 0).atRest());
    }
    List<StagePresence> presences = new ArrayList<>();
    int first = 0;
    for (Stage stage : schedule.stages()) {
      presences.add(stage.accept(new PresenceReader(order, first)));
      first += stage.nodes().size();
    }
    return presences;
  }
}
