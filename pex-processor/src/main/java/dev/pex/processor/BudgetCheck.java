package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.kernels.TargetProgram;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.program.Constant;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.McuSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Compares a plan with the budgets. */
final class BudgetCheck {
  private final McuSpec mcu;
  private final DiagnosticSink sink;

  BudgetCheck(McuSpec mcu, DiagnosticSink sink) {
    this.mcu = mcu;
    this.sink = sink;
  }

  /** Reports budgets that are none. */
  void checkBudgets() {
    checkPositive("sram", mcu.sram());
    checkPositive("flash", mcu.flash());
  }

  private void checkPositive(String attribute, Located<Integer> budget) {
    if (budget.value() < 1) {
      String summary =
          String.format(Locale.ROOT, "%s is %,d but must be 1 or more", attribute, budget.value());
      sink.report(new Diagnostic(DiagnosticId.SIZE_OUT_OF_RANGE, budget.origin(), summary));
    }
  }

  /** Reports an arena above the budget. */
  void checkArena(Schedule schedule, MemoryLayout layout) {
    Located<Integer> budget = mcu.sram();
    int needed = layout.arenaBytes();
    if (needed <= budget.value()) {
      return;
    }
    List<String> details = new ArrayList<>(new PeakDescription(schedule).lines());
    details.add("help:  make these tensors smaller, or set sram = " + number(needed));
    sink.report(
        new Diagnostic(
            DiagnosticId.ARENA_TOO_SMALL,
            budget.origin(),
            exceeded("SRAM", needed, budget.value()),
            details));
  }

  /** Reports tables above the budget. */
  void checkFlash(TargetProgram target) {
    Located<Integer> budget = mcu.flash();
    int needed = target.tableBytes();
    if (needed <= budget.value()) {
      return;
    }
    List<String> largest =
        target.tables().stream()
            .sorted(Comparator.comparingInt(Constant::bytes).reversed())
            .map(constant -> "'" + constant.name() + "' (" + bytes(constant.bytes()) + ")")
            .toList();
    sink.report(
        new Diagnostic(
            DiagnosticId.FLASH_TOO_SMALL,
            budget.origin(),
            exceeded("flash", needed, budget.value()),
            List.of(
                "holds: " + Listing.of(largest),
                "help:  make these layers smaller, or set flash = " + number(needed))));
  }

  private static String exceeded(String memory, int needed, int budget) {
    return "model needs %s of %s but the budget is %s"
        .formatted(bytes(needed), memory, bytes(budget));
  }

  private static String bytes(int count) {
    return String.format(Locale.ROOT, "%,d B", count);
  }

  /** As a Java literal. */
  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', '_');
  }
}
