package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.ErrorGate;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.kernels.KernelChooser;
import dev.pex.processor.kernels.KernelSet;
import dev.pex.processor.kernels.Optimize;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Figures;
import dev.pex.processor.program.Linker;
import dev.pex.processor.repair.Need;
import dev.pex.processor.repair.RepairSearch;
import dev.pex.processor.rewrite.PlanningLimits;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.RecomputeSearch;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.McuSpec;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.spec.PartialSpec;
import java.util.List;
import java.util.Optional;

/** From what the user wrote to a program for a core; whether it fits is another question. */
final class Planning {
  private final ErrorGate gate;
  private final GraphSource source;
  private final Rewrites rewrites = new Rewrites();
  private final PlanningLimits limits = new PlanningLimits();
  private final MemoryPlanner planner = new MemoryPlanner();
  private final Linker linker = new Linker();

  /**
   * Planning that stops where an error was reported.
   *
   * @param gate by which errors go
   */
  Planning(ModelFiles files, ErrorGate gate) {
    this.gate = gate;
    this.source = new GraphSource(files, gate);
  }

  /** Says what a model needs, if it can be planned; nobody hears why not. */
  static RepairSearch.Trial trial(ModelFiles files) {
    return spec -> {
      try {
        Plan plan = new Planning(files, new ErrorGate(diagnostic -> {})).plan(spec);
        return Optional.of(new Need(plan.layout().arenaBytes(), plan.targetProgram().tableBytes()));
      } catch (ModelRefused e) {
        return Optional.empty();
      }
    };
  }

  /**
   * The plan that needs least, or the fastest within the budget of SRAM if there is one.
   *
   * @throws ModelRefused after errors were reported
   */
  Plan plan(ModelSpec spec) {
    Stopwatch watch = new Stopwatch();
    McuSpec mcu = spec.plan().mcu().orElse(McuSpec.unlimited(spec.origin()));
    checkRecompute(spec.plan().partial().recompute());
    Graph original = require(source.graph(spec));
    Graph graph = rewritten(original, spec);
    Schedule schedule = schedule(graph, spec.plan().partial(), mcu);
    MemoryLayout layout = planner.layOut(schedule);
    KernelChooser kernels =
        new KernelChooser(
            KernelSet.of(mcu.core().value()), Optimize.valueOf(mcu.optimize().value()));
    return new Plan(
        original,
        graph,
        schedule,
        layout,
        kernels.choose(linker.link(schedule, layout)),
        Figures.of(original, graph, schedule),
        mcu,
        watch.millis());
  }

  /** The fastest schedule within a budget; the smallest where there is none. */
  private Schedule schedule(Graph graph, PartialSpec partial, McuSpec mcu) {
    StageKinds kinds = new StageKinds(partial.rows(), partial.rows(), partial.channels());
    Scheduler scheduler =
        new Scheduler(kinds, MemoryPlanner::trialBytes, MemoryPlanner::trialBoundBytes);
    RecomputeSearch search =
        new RecomputeSearch(scheduler, MemoryPlanner::trialBytes, partial.recompute().value());
    int budgetBytes = mcu.sram().value();
    return budgetBytes == McuSpec.UNLIMITED
        ? search.schedule(graph)
        : search.scheduleWithin(budgetBytes, graph);
  }

  private Graph rewritten(Graph original, ModelSpec spec) {
    limits.reportSize(original, gate);
    requireNoErrors();
    Graph graph = rewrites.apply(original);
    limits.report(graph, gate);
    requireNoErrors();
    new FeedCheck(spec, gate).check(graph);
    return require(Optional.of(graph));
  }

  private void checkRecompute(Located<Double> recompute) {
    if (!(recompute.value() >= 0 && recompute.value() <= 1)) {
      gate.report(
          new Diagnostic(
              DiagnosticId.RECOMPUTE_OUT_OF_RANGE,
              recompute.origin(),
              "recompute is " + recompute.value() + " but must be 0 to 1",
              List.of("help: recompute = 0.1 allows a tenth more multiply-accumulates")));
    }
  }

  /** A stage boundary: what was made, unless an error was reported. */
  private <T> T require(Optional<T> made) {
    requireNoErrors();
    return made.orElseThrow(ModelRefused::new);
  }

  private void requireNoErrors() {
    if (!gate.isOpen()) {
      throw new ModelRefused();
    }
  }
}
