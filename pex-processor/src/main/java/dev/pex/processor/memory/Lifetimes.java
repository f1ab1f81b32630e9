package dev.pex.processor.memory;

import dev.pex.processor.schedule.Presence;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.StagePresence;
import dev.pex.processor.schedule.StagePresences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When each buffer of a schedule is alive, and how close pairs may lie: the problem of layout. Step
 * {@code i} is stage {@code i}, and what lives before the first stage belongs to step 0; within a
 * stage, buffers are compared tick by tick.
 */
public final class Lifetimes {
  /** The problem; its buffers are in the order in which they first live. */
  public MemoryProblem of(Schedule schedule) {
    StagePresence start = StagePresences.atStart(schedule);
    List<StagePresence> stages = StagePresences.of(schedule);
    Map<String, Buffer> buffers = new LinkedHashMap<>();
    addLive(start, 0, buffers);
    for (int step = 0; step < stages.size(); step++) {
      addLive(stages.get(step), step, buffers);
    }
    DistanceTable table = new DistanceTable(List.copyOf(buffers.values()));
    table.add(start);
    for (StagePresence stage : stages) {
      table.add(stage);
    }
    return new MemoryProblem(List.copyOf(buffers.values()), table.distances());
  }

  private static void addLive(StagePresence stage, int step, Map<String, Buffer> buffers) {
    for (Presence presence : stage.presences()) {
      if (stage.isLive(presence)) {
        buffers.merge(presence.buffer(), buffer(presence, step), Lifetimes::prolonged);
      }
    }
  }

  private static Buffer buffer(Presence presence, int step) {
    return new Buffer(presence.buffer(), presence.bytes(), presence.alignment(), step, step + 1);
  }

  private static Buffer prolonged(Buffer known, Buffer now) {
    return new Buffer(
        known.name(), known.bytes(), known.alignment(), known.firstStep(), now.endStep());
  }
}
