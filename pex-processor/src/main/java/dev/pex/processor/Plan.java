package dev.pex.processor;

import dev.pex.processor.emit.report.PlanTables;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.kernels.TargetProgram;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.program.ArenaUse;
import dev.pex.processor.program.Figures;
import dev.pex.processor.program.GroupedDigits;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.Target;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.McuSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What was planned for one model, and all that its files tell.
 *
 * @param original one node for each operator that the user wrote
 * @param rewritten the network as it was scheduled
 * @param millis wall-clock time that it took
 */
record Plan(
    Graph original,
    Graph rewritten,
    Schedule schedule,
    MemoryLayout layout,
    TargetProgram targetProgram,
    Figures figures,
    McuSpec mcu,
    long millis) {
  /** The program that every language spells. */
  Program program() {
    return targetProgram.program();
  }

  /** What lies in the arena when. */
  ArenaUse use() {
    return ArenaUse.of(schedule, layout);
  }

  /** The tensors, and what runs in which order. */
  PlanTables tables() {
    return new PlanTables(schedule.graph(), use());
  }

  /**
   * The plan in one line, such as {@code 6,186 B of 8,192 B SRAM, 52,504 B flash, 2.66 M MACs, 3
   * stages, 41 ms}.
   */
  String sentence() {
    int stages = program().sections().size();
    return String.join(
        ", ",
        memory(program().arenaBytes(), mcu.sram(), "SRAM"),
        memory(targetProgram.tableBytes(), mcu.flash(), "flash"),
        multiplyAccumulates(),
        stages + (stages == 1 ? " stage" : " stages"),
        millis + " ms");
  }

  private String multiplyAccumulates() {
    String again =
        figures.recomputedMacs() == 0 ? "" : " and " + count(figures.recomputedMacs()) + " again";
    return count(figures.macs()) + " MACs" + again;
  }

  /** The microcontroller as plan.json names it. */
  Target target() {
    String core = mcu.core().value();
    return new Target(
        core.equals("PORTABLE") ? "" : core.toLowerCase(Locale.ROOT).replace('_', '-'),
        limit(mcu.sram()),
        limit(mcu.flash()));
  }

  private static OptionalInt limit(Located<Integer> budget) {
    return budget.value() == McuSpec.UNLIMITED
        ? OptionalInt.empty()
        : OptionalInt.of(budget.value());
  }

  /** Such as {@code 6,186 B of 8,192 B SRAM}. */
  static String memory(int used, Located<Integer> budget, String name) {
    String most = limit(budget).isEmpty() ? "" : " of " + GroupedDigits.of(budget.value()) + " B";
    return GroupedDigits.of(used) + " B" + most + " " + name;
  }

  /** Three digits that count. */
  private static String count(long number) {
    if (number < 1_000) {
      return Long.toString(number);
    }
    String[] units = {"k", "M", "G", "T"};
    double scaled = number / 1e3;
    int unit = 0;
    while (scaled >= 999.5 && unit < units.length - 1) {
      scaled /= 1e3;
      unit++;
    }
    int decimals = scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0;
    BigDecimal rounded = BigDecimal.valueOf(scaled).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.toPlainString() + " " + units[unit];
  }
}
