package dev.pex.processor;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.McuSpec;
import dev.pex.processor.spec.ModelSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user asked of the processor.
 *
 * @param weights the last directory in which files are looked for
 * @param placeholders whether networks get placeholders in place of the weights that they name
 * @param warningsAreErrors whether a warning refuses the model
 * @param report whether {@code report.html} is written
 * @param tables whether the note of a plan shows tensors and operators
 * @param tflite whether the model is written as {@code .tflite} too
 * @param selftest whether the C gets a self-test
 * @param budgets by simple name of the model
 */
record Options(
    Optional<Path> weights,
    boolean placeholders,
    boolean warningsAreErrors,
    boolean report,
    boolean tables,
    boolean tflite,
    boolean selftest,
    Map<String, Budget> budgets) {
  Options {
    budgets = Map.copyOf(budgets);
  }

  /** Nothing asked. */
  static final Options USUAL =
      new Options(Optional.empty(), false, false, false, false, false, false, Map.of());

  /** The model with what was asked for in place of its own. */
  ModelSpec applyTo(ModelSpec spec) {
    return withBudget(placeholders ? spec.withoutWeights() : spec);
  }

  private ModelSpec withBudget(ModelSpec spec) {
    Budget budget = budgets.get(spec.type().simpleName());
    if (budget == null) {
      return spec;
    }
    McuSpec mcu = spec.plan().mcu().orElse(McuSpec.unlimited(spec.origin()));
    McuSpec changed =
        new McuSpec(
            changed(budget.sram(), mcu.sram(), spec.origin()),
            changed(budget.flash(), mcu.flash(), spec.origin()),
            mcu.core(),
            mcu.optimize());
    return spec.withPlan(spec.plan().withMcu(changed));
  }

  private static Located<Integer> changed(
      OptionalInt asked, Located<Integer> written, Origin origin) {
    return asked.isPresent() ? new Located<>(asked.getAsInt(), origin) : written;
  }

  /** Bytes in place of those of {@code @Mcu}. */
  record Budget(OptionalInt sram, OptionalInt flash) {
    static final Budget NONE = new Budget(OptionalInt.empty(), OptionalInt.empty());
  }
}
