package dev.pex.processor.schedule;

import java.util.List;

/** Checks a schedule against its graph; shares no code with {@link Scheduler}. */
public final class ScheduleVerifier {
  /** One sentence for everything that is wrong; empty for a good schedule. */
  public List<String> findings(Schedule schedule) {
    return schedule.stages().size() == schedule.graph().nodes().size()
        ? List.of()
        : List.of("not every node runs once");
  }
}
