package dev.pex.processor;

import dev.pex.processor.cluster.Clustering;
import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.ErrorGate;
import dev.pex.processor.spec.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The whole way of one model, from what the user wrote to what is written. */
final class Pipeline {
  private final ModelFiles files;
  private final Options options;
  private final ErrorGate gate;
  private final Emitters emitters;

  Pipeline(ModelFiles files, Options options, DiagnosticSink sink) {
    this.files = files;
    this.options = options;
    this.gate = new ErrorGate(sink);
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
   * Plans one model within its budgets.
   *
   * @throws ModelRefused after errors were reported
   */
  Plan plan(ModelSpec spec) {
    BudgetCheck budgets = new BudgetCheck(spec, gate);
    budgets.checkBudgets();
    Plan plan = new Planning(files, gate).plan(spec);
    budgets.check(plan, Planning.trial(files));
    if (!gate.isOpen()) {
      throw new ModelRefused();
    }
    gate.report(new Diagnostic(DiagnosticId.PLAN, spec.origin(), plan.sentence(), details(plan)));
    return plan;
  }

  /** What was asked for to be told of a plan. */
  private List<String> details(Plan plan) {
    List<String> details = new ArrayList<>();
    if (options.tables()) {
      plan.tables().tensors().text().lines().forEach(details::add);
      plan.tables().schedule().text().lines().forEach(details::add);
    }
    options
        .clusterBits()
        .ifPresent(
            bits -> details.add("clustered: " + Clustering.of(plan.original(), bits).sentence()));
    return details;
  }
}
