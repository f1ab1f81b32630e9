package dev.pex.processor;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.McuSpec;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.spec.SharedArenaSpec;
import dev.pex.processor.spec.TypeName;
import java.nio.file.Path;
import java.util.List;
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
 * @param clusterBits of a weight in a simulation, which the {@code .tflite} has too
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
    OptionalInt clusterBits,
    boolean selftest,
    Map<String, Budget> budgets) {
  Options {
    budgets = Map.copyOf(budgets);
  }

  /** Nothing asked. */
  static final Options USUAL =
      new Options(
          Optional.empty(),
          false,
          false,
          false,
          false,
          false,
          OptionalInt.empty(),
          false,
          Map.of());

  /** The model with what was asked for in place of its own. */
  ModelSpec applyTo(ModelSpec spec) {
    return withBudget(placeholders ? spec.withoutWeights() : spec);
  }

  /** The networks of a shared arena with what was asked for in place of their own. */
  SharedArenaSpec applyTo(SharedArenaSpec spec) {
    List<ModelSpec> models =
        spec.models().stream().map(model -> placeholders ? model.withoutWeights() : model).toList();
    McuSpec mcu = withBudget(spec.mcu(), spec.type(), spec.origin());
    return new SharedArenaSpec(spec.type(), spec.origin(), mcu, models);
  }

  private ModelSpec withBudget(ModelSpec spec) {
    if (!budgets.containsKey(spec.type().simpleName())) {
      return spec;
    }
    McuSpec mcu = spec.plan().mcu().orElse(McuSpec.unlimited(spec.origin()));
    return spec.withPlan(spec.plan().withMcu(withBudget(mcu, spec.type(), spec.origin())));
  }

  private McuSpec withBudget(McuSpec mcu, TypeName type, Origin origin) {
    Budget budget = budgets.getOrDefault(type.simpleName(), Budget.NONE);
    return new McuSpec(
        changed(budget.sram(), mcu.sram(), origin),
        changed(budget.flash(), mcu.flash(), origin),
        mcu.core(),
        mcu.optimize());
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
