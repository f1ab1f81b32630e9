package dev.pex.processor.memory;

import dev.pex.processor.schedule.Schedule;
import java.util.List;

/** When each tensor of a schedule is alive, and which pairs may overlap: the problem of layout. */
public final class Lifetimes {
  /** Buffers in order of first step, then of the graph; step {@code i} is stage {@code i}. */
  public MemoryProblem of(Schedule schedule) {
    return new MemoryProblem(List.of(), List.of());
  }
}
