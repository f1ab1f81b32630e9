package dev.pex.processor.emit.report;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.kernels.TargetProgram;
import dev.pex.processor.program.ArenaUse;
import dev.pex.processor.program.Figures;
import dev.pex.processor.program.PlannedMode;
import dev.pex.processor.program.Target;
import java.util.List;
import java.util.Map;

/**
 * What {@code report.html} tells of a plan.
 *
 * @param graph the network as it runs
 * @param modes other ways to plan it, the plan itself last
 * @param instructions measured ones, by the name of the kernel; none if nothing was measured
 */
public record Report(
    TargetProgram program,
    Graph graph,
    ArenaUse use,
    Figures figures,
    Target target,
    List<PlannedMode> modes,
    Map<String, Long> instructions) {
  public Report {
    modes = List.copyOf(modes);
    instructions = Map.copyOf(instructions);
  }
}
