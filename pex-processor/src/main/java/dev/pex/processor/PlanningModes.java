package dev.pex.processor;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Figures;
import dev.pex.processor.program.PlannedMode;
import dev.pex.processor.schedule.PlanningMode;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Plans a network in every mode, for comparison with the plan that was made. */
final class PlanningModes {
  private PlanningModes() {}

  /** The modes that the network can be planned in, then the plan itself. */
  static List<PlannedMode> of(Plan plan) {
    List<PlannedMode> modes = new ArrayList<>();
    int layerwiseBytes = plan.figures().layerwiseBytes();
    modes.add(new PlannedMode("layer by layer", layerwiseBytes, OptionalInt.empty(), 0, 0));
    boolean isFed = plan.rewritten().fedInput().isPresent();
    for (PlanningMode mode : PlanningMode.values()) {
      if (!isFed || mode.takesRows()) {
        modes.add(planned(mode, plan.rewritten()));
      }
    }
    Figures figures = plan.figures();
    modes.add(
        new PlannedMode(
            "this plan",
            plan.program().arenaBytes(),
            OptionalInt.of(figures.lowerBoundBytes()),
            figures.recomputedMacs(),
            figures.overheadInstructions()));
    return modes;
  }

  private static PlannedMode planned(PlanningMode mode, Graph graph) {
    Schedule schedule =
        new Scheduler(mode.kinds(), MemoryPlanner::trialBytes, MemoryPlanner::trialBoundBytes)
            .schedule(graph);
    return new PlannedMode(
        mode.label(),
        new MemoryPlanner().layOut(schedule).arenaBytes(),
        OptionalInt.of(schedule.lowerBoundBytes()),
        0,
        schedule.overheadInstructions());
  }
}
