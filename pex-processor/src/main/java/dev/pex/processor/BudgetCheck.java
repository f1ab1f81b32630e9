package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.program.Constant;
import dev.pex.processor.repair.Need;
import dev.pex.processor.repair.Repair;
import dev.pex.processor.repair.RepairSearch;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.McuSpec;
import dev.pex.processor.spec.ModelSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Compares a plan with the budgets of its model. */
final class BudgetCheck {
  /** Operators that are planned anew, all trials together, in search of a repair. */
  private static final int WORK = 1_500;

  private final ModelSpec model;
  private final String subject;
  private final McuSpec mcu;
  private final DiagnosticSink sink;

  BudgetCheck(ModelSpec model, DiagnosticSink sink) {
    this(model, "model", sink);
  }

  /**
   * A check of a model among others.
   *
   * @param subject what messages call it
   */
  BudgetCheck(ModelSpec model, String subject, DiagnosticSink sink) {
    this.model = model;
    this.subject = subject;
    this.mcu = model.plan().mcu().orElse(McuSpec.unlimited(model.origin()));
    this.sink = sink;
  }

  /** Reports budgets that are none. */
  void checkBudgets() {
    checkBudgets(mcu, sink);
  }

  /** Reports budgets that are none. */
  static void checkBudgets(McuSpec mcu, DiagnosticSink sink) {
    checkPositive("sram", mcu.sram(), sink);
    checkPositive("flash", mcu.flash(), sink);
  }

  private static void checkPositive(
      String attribute, Located<Integer> budget, DiagnosticSink sink) {
    if (budget.value() < 1) {
      String summary =
          String.format(Locale.ROOT, "%s is %,d but must be 1 or more", attribute, budget.value());
      sink.report(new Diagnostic(DiagnosticId.SIZE_OUT_OF_RANGE, budget.origin(), summary));
    }
  }

  /**
   * Reports what is above its budget, with edits that would help.
   *
   * @param trial plans an edited model
   */
  void check(Plan plan, RepairSearch.Trial trial) {
    Graph graph = plan.schedule().graph();
    RepairSearch repairs =
        new RepairSearch(model, mcu, trial, WORK / Math.max(1, graph.nodes().size()));
    if (plan.layout().arenaBytes() > mcu.sram().value()) {
      reportArena(plan, repairs);
    }
    if (plan.targetProgram().tableBytes() > mcu.flash().value()) {
      reportFlash(plan, repairs);
    }
  }

  private void reportArena(Plan plan, RepairSearch repairs) {
    int needed = plan.layout().arenaBytes();
    PeakDescription peak = new PeakDescription(plan.schedule());
    List<Repair> found =
        repairs.ofArena(LayerPlaces.making(peak.tensors(), plan.schedule().graph()));
    List<String> details = new ArrayList<>(peak.lines());
    details.add(help(found, Need::sramBytes, "sram = " + number(needed)));
    sink.report(
        new Diagnostic(
            DiagnosticId.ARENA_TOO_SMALL,
            mcu.sram().origin(),
            exceeded(subject + " needs", needed, "SRAM", mcu.sram().value()),
            details));
  }

  private void reportFlash(Plan plan, RepairSearch repairs) {
    int needed = plan.targetProgram().tableBytes();
    List<String> largest =
        plan.targetProgram().tables().stream()
            .sorted(Comparator.comparingInt(Constant::bytes).reversed())
            .map(constant -> "'" + constant.name() + "' (" + bytes(constant.bytes()) + ")")
            .toList();
    List<Repair> found = repairs.ofFlash(LayerPlaces.ofWeights(plan.schedule().graph()));
    sink.report(
        new Diagnostic(
            DiagnosticId.FLASH_TOO_SMALL,
            mcu.flash().origin(),
            exceeded(subject + " needs", needed, "flash", mcu.flash().value()),
            List.of(
                "holds: " + Listing.of(largest),
                help(found, Need::flashBytes, "flash = " + number(needed)))));
  }

  /** Such as {@code filters = 48 on 'a' fits (512 B); so does feed = ROWS (480 B); or …}. */
  private static String help(List<Repair> repairs, ToIntFunction<Need> memory, String budget) {
    if (repairs.isEmpty()) {
      return "help:  make these layers smaller (none of the small edits tried fits), or set "
          + budget;
    }
    List<String> parts = new ArrayList<>();
    for (Repair repair : repairs) {
      String verb = parts.isEmpty() ? " fits" : "";
      parts.add(repair.text() + verb + " (" + bytes(memory.applyAsInt(repair.need())) + ")");
    }
    return "help:  " + String.join("; so does ", parts) + "; or set " + budget;
  }

  /** Such as {@code model needs 300 B of SRAM but the budget is 200 B}. */
  static String exceeded(String subject, int needed, String memory, int budget) {
    return "%s %s of %s but the budget is %s"
        .formatted(subject, bytes(needed), memory, bytes(budget));
  }

  static String bytes(int count) {
    return String.format(Locale.ROOT, "%,d B", count);
  }

  /** As a Java literal. */
  static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', '_');
  }
}
