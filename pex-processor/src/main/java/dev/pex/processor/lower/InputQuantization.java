package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.OperatorSpec;
import java.util.List;
import java.util.Optional;

/** The quantisation that the user wrote at an input. */
final class InputQuantization {
  private final OperatorSpec.Input layer;
  private final boolean good;

  /** Reads it; what is wrong is reported. */
  InputQuantization(OperatorSpec.Input layer, DiagnosticSink sink) {
    this.layer = layer;
    Optional<Diagnostic> objection = scaleObjection().or(this::zeroPointObjection);
    objection.ifPresent(sink::report);
    this.good = objection.isEmpty();
  }

  /** Whether nothing was reported. */
  boolean isGood() {
    return good;
  }

  /** What was written; empty if nothing was. */
  Optional<Quantization> written() {
    return layer
        .scale()
        .filter(scale -> good)
        .map(scale -> new Quantization(scale.value(), zeroPoint()));
  }

  /** Where it stands, or the annotation. */
  Origin origin() {
    return layer.scale().map(Located::origin).orElse(layer.origin());
  }

  private int zeroPoint() {
    return layer.zeroPoint().map(Located::value).orElse(0);
  }

  private Optional<Diagnostic> scaleObjection() {
    return layer
        .scale()
        .filter(scale -> !Quantization.isInRange(scale.value()))
        .map(
            scale ->
                new Diagnostic(
                    DiagnosticId.QUANTIZATION_OUT_OF_RANGE,
                    scale.origin(),
                    "scale is "
                        + scale.value()
                        + " but must be "
                        + Quantization.LEAST_SCALE
                        + " to "
                        + Quantization.GREATEST_SCALE));
  }

  private Optional<Diagnostic> zeroPointObjection() {
    return layer.zeroPoint().flatMap(this::zeroPointObjection);
  }

  private Optional<Diagnostic> zeroPointObjection(Located<Integer> zeroPoint) {
    if (layer.scale().isEmpty()) {
      return Optional.of(
          new Diagnostic(
              DiagnosticId.QUANTIZATION_INCOMPLETE,
              zeroPoint.origin(),
              "zeroPoint means nothing without scale",
              List.of("help: write the scale of one step too, such as scale = 1f / 128")));
    }
    if (zeroPoint.value() < Byte.MIN_VALUE || zeroPoint.value() > Byte.MAX_VALUE) {
      return Optional.of(
          new Diagnostic(
              DiagnosticId.QUANTIZATION_OUT_OF_RANGE,
              zeroPoint.origin(),
              "zeroPoint is " + zeroPoint.value() + " but must be -128 to 127"));
    }
    return Optional.empty();
  }
}
