package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.ErrorGate;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.kernels.KernelChooser;
import dev.pex.processor.kernels.KernelSet;
import dev.pex.processor.kernels.Optimize;
import dev.pex.processor.kernels.TargetProgram;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Figures;
import dev.pex.processor.program.Linker;
import dev.pex.processor.program.Program;
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
import java.util.Map;
import java.util.Optional;

/** The whole way of one model, from what the user wrote to what is written. */
final class Pipeline {
  private final ModelFiles files;
  private final Options options;
  private final ErrorGate gate;
  private final GraphSource source;
  private final Emitters emitters;
  private final Rewrites rewrites = new Rewrites();
  private final PlanningLimits limits = new PlanningLimits();
  private final MemoryPlanner planner = new MemoryPlanner();
  private final Linker linker = new Linker();

  Pipeline(ModelFiles files, Options options, DiagnosticSink sink) {
    this.files = files;
    this.options = options;
    this.gate = new ErrorGate(sink);
    this.source = new GraphSource(files, gate);
    this.emitters = new Emitters(options);
  }

  /**
   * Makes everything of one model.
   *
   * @throws ModelRefused after errors were reported
   */
  Outputs compile(ModelSpec spec) {
    Plan plan = plan(spec);
    String profile = plan.program().name() + ".profile";
    Map<String, Long> instructions =
        options.report()
            ? files.find(spec.type().packageName(), profile).map(Profile::read).orElse(Map.of())
            : Map.of();
    return emitters.emit(spec.type(), plan, instructions);
  }

  /**
   * Plans one model.
   *
   * @throws ModelRefused after errors were reported
   */
  Plan plan(ModelSpec spec) {
    Stopwatch watch = new Stopwatch();
    McuSpec mcu = spec.plan().mcu().orElse(McuSpec.unlimited(spec.origin()));
    BudgetCheck budgets = new BudgetCheck(mcu, gate);
    budgets.checkBudgets();
    checkRecompute(spec.plan().partial().recompute());
    Graph original = require(source.graph(spec));
    Graph graph = rewritten(original, spec);
    Schedule schedule = schedule(graph, spec.plan().partial(), mcu);
    MemoryLayout layout = planner.layOut(schedule);
    budgets.checkArena(schedule, layout);
    Program program = linker.link(schedule, layout);
    KernelChooser kernels =
        new KernelChooser(
            KernelSet.of(mcu.core().value()), Optimize.valueOf(mcu.optimize().value()));
    TargetProgram target = kernels.choose(program);
    budgets.checkFlash(target);
    Figures figures = Figures.of(original, graph, schedule);
    Plan plan = new Plan(original, graph, schedule, layout, target, figures, mcu, watch.millis());
    report(spec, plan);
    return plan;
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

  private void report(ModelSpec spec, Plan plan) {
    requireNoErrors();
    gate.report(new Diagnostic(DiagnosticId.PLAN, spec.origin(), plan.sentence()));
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
