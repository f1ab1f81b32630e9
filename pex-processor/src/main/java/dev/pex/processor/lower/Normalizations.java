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
 * activation, the name and the place of the normalisation. One that cannot be is reported and
 * stays; so does, without a report, one that reads what is no field before it.
 */
final class Normalizations {
  private static final String NO_WEIGHTS = "has no weights that it could become part of";
  private static final String FOLLOWS_WEIGHTS =
      "a normalisation follows @Conv2D, @Conv1D, @DepthwiseConv2D or @Dense";

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
      report(field, before.name(), NO_WEIGHTS, FOLLOWS_WEIGHTS);
    } else if (weighted.activation() != ActivationKind.NONE) {
      String help = "write activation = " + weighted.activation() + " on '" + field.name() + "'";
      report(field, before.name(), "has an activation of its own", help + " instead");
    } else if (other.isPresent()) {
      report(field, before.name(), other.get(), "let that read '" + field.name() + "' instead");
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

  /** Reports a normalisation of what a block is given. */
  void reportInput(FieldSpec field) {
    report(field, field.layer().from().get(0).value(), NO_WEIGHTS, FOLLOWS_WEIGHTS);
  }

  private void report(FieldSpec field, String before, String reason, String help) {
    sink.report(
        new Diagnostic(
            DiagnosticId.NORMALIZATION_NOT_FOLDED,
            field.layer().from().get(0).origin(),
            "'%s' normalises '%s', which %s".formatted(field.name(), before, reason),
            List.of("help: " + help)));
  }
}
