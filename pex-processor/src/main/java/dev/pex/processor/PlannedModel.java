package dev.pex.processor;

import dev.pex.processor.emit.report.PlanTables;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.program.ArenaUse;
import dev.pex.processor.program.Figures;
import java.util.Map;

/** A model that was planned, and all that can be made of it. */
public final class PlannedModel {
  private final Plan plan;
  private final Emitters emitters = new Emitters(Options.USUAL);

  PlannedModel(Plan plan) {
    this.plan = plan;
  }

  /** The model's name, as in C. */
  public String name() {
    return plan.program().name();
  }

  /** The plan in one line. */
  public String sentence() {
    return plan.sentence();
  }

  /** The tensors, and what runs in which order. */
  public PlanTables tables() {
    return plan.tables();
  }

  /** What lies in the arena when. */
  public ArenaUse use() {
    return plan.use();
  }

  public Figures figures() {
    return plan.figures();
  }

  /** The model as it was written, its operators in the order in which they run. */
  public Graph reordered() {
    return new PlannedOrder(plan.schedule()).of(plan.original());
  }

  /**
   * The page about the plan; plans the network in every mode, for comparison.
   *
   * @param instructions measured ones, by the name of the kernel
   */
  public String report(Map<String, Long> instructions) {
    return emitters.report(plan, instructions);
  }

  /** The C and what tells of it, by the names of the files. */
  public Map<String, byte[]> files() {
    return emitters.files(plan);
  }
}
