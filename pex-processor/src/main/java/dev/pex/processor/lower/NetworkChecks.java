package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.spec.OperatorSpec;
import java.util.List;

/** Checks a network as a whole: that it has layers, inputs, outputs and names. */
final class NetworkChecks {
  private final DiagnosticSink sink;

  NetworkChecks(DiagnosticSink sink) {
    this.sink = sink;
  }

  /** Reports what is wrong. */
  void check(ModelSpec.Network network) {
    String name = "'" + network.type().simpleName() + "'";
    if (network.fields().stream().allMatch(NetworkChecks::isInput)) {
      sink.report(
          new Diagnostic(
              DiagnosticId.NO_LAYERS,
              network.origin(),
              name + " has no layers",
              List.of("help: a layer is a field such as @Dense(units = 10) Tensor scores;")));
      return;
    }
    if (network.fields().stream().noneMatch(NetworkChecks::isInput)) {
      sink.report(
          new Diagnostic(
              DiagnosticId.NO_INPUT,
              network.origin(),
              name + " has no @Input",
              List.of("help: an input is a field such as @Input(channels = 10) Tensor features;")));
      return;
    }
    network.fields().stream()
        .filter(field -> isInput(field) && isOutput(field, network.fields()))
        .forEach(this::reportInputAsOutput);
  }

  private void reportInputAsOutput(FieldSpec field) {
    sink.report(
        new Diagnostic(
            DiagnosticId.OUTPUT_IS_INPUT,
            field.origin(),
            "'" + field.name() + "' is an input and, as the last field or by @Output, an output"));
  }

  /** Whether a field is marked, or the last. */
  static boolean isOutput(FieldSpec field, List<FieldSpec> fields) {
    return field.output() || field.name().equals(fields.get(fields.size() - 1).name());
  }

  private static boolean isInput(FieldSpec field) {
    return field.layer() instanceof OperatorSpec.Input;
  }
}
