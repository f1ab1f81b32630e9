package dev.pex.processor.emit.report;

import dev.pex.processor.program.Figures;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.Target;

/** Spells {@code plan.json}, schema 1; docs/plan-json.md says what each figure counts. */
public final class PlanJson {
  /**
   * The file's text.
   *
   * @param planMillis wall-clock time of planning: the only figure that differs between runs
   */
  public String text(Program program, Figures figures, Target target, long planMillis) {
    return "{\"schema\": 1, \"name\": \""
        + program.name()
        + "\", \"macs\": "
        + figures.macs()
        + ", \"core\": \""
        + target.core()
        + "\", \"planMillis\": "
        + planMillis
        + "}\n";
  }
}
