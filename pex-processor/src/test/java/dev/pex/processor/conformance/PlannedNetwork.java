package dev.pex.processor.conformance;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.GraphVerifier;
import dev.pex.processor.graph.Port;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.MemoryLayoutVerifier;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Linker;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.ProgramVerifier;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.ScheduleVerifier;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A graph on its way through the compiler, each stage accepted by its verifier.
 *
 * @param original the graph as read
 * @param rewritten the graph that is planned, as its schedule has it
 * @param program the plan
 */
record PlannedNetwork(Graph original, Graph rewritten, Program program) {
  private static final long TRIAL_WORK = 1_000_000;

  /** Compiles a graph. */
  static PlannedNetwork of(Graph original) {
    return of(original, StageKinds.ALL);
  }

  /** Compiles a graph with certain kinds of stages only. */
  static PlannedNetwork of(Graph original, StageKinds kinds) {
    check("graph", original, new GraphVerifier().findings(original));
    Graph rewritten = new Rewrites().apply(original);
    check("rewritten graph", original, new GraphVerifier().findings(rewritten));
    Scheduler scheduler = new Scheduler(kinds, MemoryPlanner::trialBytes);
    Schedule schedule = scheduler.schedule(rewritten);
    return of(original, schedule.graph(), schedule);
  }

  /** Compiles a graph whose rewritten form was scheduled already. */
  static PlannedNetwork of(Graph original, Graph rewritten, Schedule schedule) {
    check("schedule", original, new ScheduleVerifier().findings(schedule));
    MemoryLayout layout = new MemoryPlanner(TRIAL_WORK).layOut(schedule);
    check("layout", original, new MemoryLayoutVerifier().findings(schedule, layout));
    Program program = new Linker().link(schedule, layout);
    check("program", original, new ProgramVerifier().findings(rewritten, program));
    return new PlannedNetwork(original, rewritten, program);
  }

  /** Names of all tensors that the nodes of the original graph make. */
  Set<String> tensors() {
    return tensors(original);
  }

  /**
   * Names of the tensors that are still made after rewriting and hold the same bytes. Those behind
   * the outputs are among them, but for an input that is an output.
   */
  Set<String> survivors() {
    Set<String> survivors = tensors(rewritten);
    Set<String> known = tensors(original);
    original.inputs().forEach(port -> known.add(port.tensor().name()));
    for (Port output : rewritten.outputs()) {
      if (!known.contains(output.tensor().name())) {
        throw new AssertionError("an output of '" + original.name() + "' is a new tensor");
      }
    }
    survivors.retainAll(known);
    return survivors;
  }

  private static Set<String> tensors(Graph graph) {
    Set<String> names = new LinkedHashSet<>();
    graph.nodes().forEach(node -> names.add(node.output().name()));
    return names;
  }

  private static void check(String stage, Graph graph, List<String> findings) {
    if (!findings.isEmpty()) {
      throw new AssertionError("bad " + stage + " of '" + graph.name() + "': " + findings);
    }
  }
}
