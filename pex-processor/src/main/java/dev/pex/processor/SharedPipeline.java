package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.ErrorGate;
import dev.pex.processor.diag.Severity;
import dev.pex.processor.emit.c.CEmitter;
import dev.pex.processor.kernels.TargetProgram;
import dev.pex.processor.program.Identifiers;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.McuSpec;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.spec.SharedArenaSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole way of networks that share an arena, from what the user wrote to what is written. */
final class SharedPipeline {
  private final ModelFiles files;
  private final ErrorGate gate;

  SharedPipeline(ModelFiles files, DiagnosticSink sink) {
    this.files = files;
    this.gate = new ErrorGate(sink);
  }

  /**
   * Makes the C of the networks.
   *
   * @throws ModelRefused after errors were reported
   */
  Outputs compile(SharedArenaSpec shared) {
    BudgetCheck.checkBudgets(shared.mcu(), gate);
    requireNoErrors();
    List<Plan> plans = plans(shared);
    checkFlash(shared, plans);
    String name = Identifiers.snakeCase(shared.type().simpleName());
    checkNames(shared, name, plans);
    requireNoErrors();
    gate.report(new Diagnostic(DiagnosticId.PLAN, shared.origin(), sentence(shared, plans)));
    List<TargetProgram> targets = plans.stream().map(Plan::targetProgram).toList();
    Map<String, byte[]> content = new CEmitter().emitShared(name, targets);
    return new Outputs(Emitters.FOLDER + name, List.of(), content);
  }

  /** Each as fast as it can be in the budget, or beside the largest of the least. */
  private List<Plan> plans(SharedArenaSpec shared) {
    List<Plan> plans = plansWithin(shared, shared.mcu().sram());
    if (shared.mcu().sram().value() < McuSpec.UNLIMITED) {
      return plans;
    }
    return plansWithin(shared, new Located<>(arenaBytes(plans), shared.origin()));
  }

  private List<Plan> plansWithin(SharedArenaSpec shared, Located<Integer> sram) {
    McuSpec all = shared.mcu();
    Located<Integer> noLimit = McuSpec.unlimited(shared.origin()).flash();
    McuSpec each = new McuSpec(sram, noLimit, all.core(), all.optimize());
    List<Plan> plans = new ArrayList<>();
    for (ModelSpec model : shared.models()) {
      plans.add(plan(model.withPlan(model.plan().withMcu(each))));
    }
    requireNoErrors();
    return plans;
  }

  /** What is not an error is said where the network is compiled by itself. */
  private Plan plan(ModelSpec model) {
    DiagnosticSink errors =
        diagnostic -> {
          if (diagnostic.id().severity() == Severity.ERROR) {
            gate.report(diagnostic);
          }
        };
    ErrorGate anchored = new ErrorGate(new AnchoredSink(model, errors));
    Plan plan = new Planning(files, anchored).plan(model);
    String name = "'" + model.type().simpleName() + "'";
    new BudgetCheck(model, name, anchored).check(plan, Planning.trial(files));
    return plan;
  }

  private void checkFlash(SharedArenaSpec shared, List<Plan> plans) {
    int needed = flashBytes(plans);
    if (needed > shared.mcu().flash().value()) {
      List<String> each = new ArrayList<>();
      for (int i = 0; i < plans.size(); i++) {
        String bytes = BudgetCheck.bytes(plans.get(i).targetProgram().tableBytes());
        each.add("'" + shared.models().get(i).type().simpleName() + "' (" + bytes + ")");
      }
      gate.report(
          new Diagnostic(
              DiagnosticId.FLASH_TOO_SMALL,
              shared.mcu().flash().origin(),
              BudgetCheck.exceeded(
                  "the networks need", needed, "flash", shared.mcu().flash().value()),
              List.of(
                  "holds: " + Listing.of(each),
                  "help:  make one smaller, or set flash = " + BudgetCheck.number(needed))));
    }
  }

  /** Each network brings files of its name and of its tables. */
  private void checkNames(SharedArenaSpec shared, String name, List<Plan> plans) {
    Set<String> taken = new HashSet<>(Set.of(name));
    for (Plan plan : plans) {
      String own = plan.program().name();
      if (!taken.add(own) || !taken.add(own + "_weights")) {
        gate.report(
            new Diagnostic(
                DiagnosticId.SHARED_ARENA_INVALID,
                shared.origin(),
                "the files of '%s' would take the place of others".formatted(own),
                List.of("help: rename one of the two")));
      }
    }
  }

  private static String sentence(SharedArenaSpec shared, List<Plan> plans) {
    return String.join(
        ", ",
        Plan.memory(arenaBytes(plans), shared.mcu().sram(), "SRAM"),
        Plan.memory(flashBytes(plans), shared.mcu().flash(), "flash"),
        plans.size() + (plans.size() == 1 ? " network" : " networks"));
  }

  private static int arenaBytes(List<Plan> plans) {
    return plans.stream().mapToInt(plan -> plan.program().arenaBytes()).max().orElseThrow();
  }

  private static int flashBytes(List<Plan> plans) {
    return plans.stream().mapToInt(plan -> plan.targetProgram().tableBytes()).sum();
  }

  private void requireNoErrors() {
    if (!gate.isOpen()) {
      throw new ModelRefused();
    }
  }
}
