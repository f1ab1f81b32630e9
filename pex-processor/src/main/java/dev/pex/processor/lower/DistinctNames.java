package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.spec.FieldSpec;
import java.util.HashSet;
import java.util.Set;

/** Checks that all tensors of a graph have names of their own. */
final class DistinctNames {
  private final Set<String> names = new HashSet<>();
  private final DiagnosticSink sink;

  DistinctNames(DiagnosticSink sink) {
    this.sink = sink;
  }

  /** Adds a tensor that was made for a field. */
  void add(FieldSpec field, Tensor tensor) {
    if (!names.add(tensor.name())) {
      String summary = "there are two tensors '" + tensor.name() + "'";
      sink.report(new Diagnostic(DiagnosticId.NAME_DUPLICATE, field.origin(), summary));
    }
  }
}
