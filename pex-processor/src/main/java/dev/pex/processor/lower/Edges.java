package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.LayerSpec;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.OperatorSpec;
import java.util.List;
import java.util.Optional;

/** Checks that each layer reads fields before it. */
final class Edges {
  private final List<String> fields;
  private final DiagnosticSink sink;

  /**
   * Edges among fields.
   *
   * @param fields all names, in order
   */
  Edges(List<String> fields, DiagnosticSink sink) {
    this.fields = List.copyOf(fields);
    this.sink = sink;
  }

  /** Whether all that a field reads stands before it, and is as much as it takes. */
  boolean areGood(FieldSpec field) {
    LayerSpec layer = field.layer();
    if (layer instanceof OperatorSpec.Input) {
      return true;
    }
    if (layer instanceof OperatorSpec.Add add && add.from().size() != 2) {
      reportCount(add.subtracts() ? "@Subtract" : "@Add", add.from().size(), "2", add.operands());
      return false;
    }
    if (layer instanceof OperatorSpec.Multiply multiply && multiply.from().size() != 2) {
      reportCount("@Multiply", multiply.from().size(), "2", multiply.operands());
      return false;
    }
    if (layer instanceof OperatorSpec.Concatenate joined && joined.from().size() < 2) {
      reportCount("@Concatenate", joined.from().size(), "2 or more", joined.operands());
      return false;
    }
    if (layer.from().isEmpty()) {
      sink.report(
          new Diagnostic(
              DiagnosticId.LAYER_WITHOUT_INPUT,
              layer.origin(),
              "'" + field.name() + "' is the first field, so it has nothing to read",
              List.of("help: let an @Input be the first field")));
      return false;
    }
    return layer.from().stream().filter(from -> !isGood(field.name(), from)).findAny().isEmpty();
  }

  private void reportCount(String layer, int count, String takes, Origin origin) {
    String names = count == 1 ? "name" : "names";
    String summary = "%s has %d %s but takes %s".formatted(layer, count, names, takes);
    sink.report(new Diagnostic(DiagnosticId.COUNT, origin, summary));
  }

  private boolean isGood(String reader, Located<String> from) {
    List<String> before = fields.subList(0, fields.indexOf(reader));
    if (before.contains(from.value())) {
      return true;
    }
    sink.report(
        fields.contains(from.value()) ? later(reader, from) : unknown(reader, from, before));
    return false;
  }

  private static Diagnostic later(String reader, Located<String> from) {
    String reason =
        reader.equals(from.value()) ? "itself" : "'" + from.value() + "', which comes after it";
    return new Diagnostic(
        DiagnosticId.FROM_LATER, from.origin(), "'" + reader + "' reads " + reason);
  }

  private static Diagnostic unknown(String reader, Located<String> from, List<String> before) {
    Optional<String> nearest = new NearestName(before).to(from.value());
    return new Diagnostic(
        DiagnosticId.FROM_UNKNOWN,
        from.origin(),
        "'" + reader + "' reads '" + from.value() + "', which is no field before it",
        nearest.map(name -> List.of("help: did you mean \"" + name + "\"?")).orElse(List.of()));
  }
}
