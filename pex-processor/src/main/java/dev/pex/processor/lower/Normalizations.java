package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.spec.ActivationKind;
import dev.pex.processor.spec.BatchNormalization;
import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.LayerSpec;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.WeightedSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets each batch normalisation and the layer whose sums it normalises be one: that layer, with the
 * activation, the name and the place of the normalisation. One that cannot be is reported, or reads
 * nothing that stands before it, and stays.
 */
final class Normalizations {
  private final DiagnosticSink sink;

  Normalizations(DiagnosticSink sink) {
    this.sink = sink;
  }

  /** The fields without those that were folded. */
  List<FieldSpec> folded(List<FieldSpec> fields) {
    List<FieldSpec> folded = new ArrayList<>();
    for (FieldSpec field : fields) {
      FieldSpec one = field;
      if (field.layer() instanceof BatchNormalization layer) {
        Optional<FieldSpec> before =
            folded.stream().filter(other -> reads(layer, other)).findFirst();
        Optional<LayerSpec> both = before.flatMap(maker -> folded(field, layer, maker, fields));
        both.flatMap(any -> before).ifPresent(folded::remove);
        one = both.map(field::withLayer).orElse(field);
      }
      folded.add(one);
    }
    return List.copyOf(folded);
  }

  private Optional<LayerSpec> folded(
      FieldSpec field, BatchNormalization layer, FieldSpec before, List<FieldSpec> fields) {
    Optional<String> other = otherReader(field, before, fields);
    if (!(before.layer() instanceof WeightedSpec weighted)) {
      String help = "a normalisation follows @Conv2D, @Conv1D, @DepthwiseConv2D or @Dense";
      report(field, before, "has no weights that it could become part of", help);
    } else if (weighted.activation() != ActivationKind.NONE) {
      String help = "write activation = " + weighted.activation() + " on '" + field.name() + "'";
      report(field, before, "has an activation of its own", help + " instead");
    } else if (other.isPresent()) {
      report(field, before, other.get(), "let that read '" + field.name() + "' instead");
    } else {
      return Optional.of(weighted.withActivation(layer.activation()));
    }
    return Optional.empty();
  }

  /** Who else takes the sums as they are. */
  private static Optional<String> otherReader(
      FieldSpec field, FieldSpec before, List<FieldSpec> fields) {
    return before.output()
        ? Optional.of("is an output too")
        : fields.stream()
            .filter(other -> !other.equals(field) && reads(other.layer(), before))
            .findFirst()
            .map(other -> "is read by '" + other.name() + "' too");
  }

  private static boolean reads(LayerSpec layer, FieldSpec field) {
    return layer.from().stream().map(Located::value).anyMatch(field.name()::equals);
  }

  private void report(FieldSpec field, FieldSpec before, String reason, String help) {
    sink.report(
        new Diagnostic(
            DiagnosticId.NORMALIZATION_NOT_FOLDED,
            field.layer().from().get(0).origin(),
            "'%s' normalises '%s', which %s".formatted(field.name(), before.name(), reason),
            List.of("help: " + help)));
  }
}
