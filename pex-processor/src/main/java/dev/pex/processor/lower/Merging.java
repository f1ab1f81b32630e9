package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.spec.OperatorSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shapes of layers that merge several tensors, which must fit; what does not is reported. */
final class Merging {
  private final String name;
  private final List<Tensor> inputs;
  private final DiagnosticSink sink;
  private final Numbers numbers;

  /**
   * A merging.
   *
   * @param name of the field
   * @param inputs the tensors that it reads
   */
  Merging(String name, List<Tensor> inputs, DiagnosticSink sink) {
    this.name = name;
    this.inputs = List.copyOf(inputs);
    this.sink = sink;
    this.numbers = new Numbers(sink);
  }

  /** A sum or a difference of tensors of one shape. */
  Optional<Shape> sum(OperatorSpec.Add layer) {
    Shape first = inputs.get(0).shape();
    if (!first.equals(inputs.get(1).shape())) {
      reportDiffering(
          layer.operands(),
          layer.subtracts() ? "subtracts" : "adds",
          inputs.get(1),
          "shapes",
          List.of());
      return Optional.empty();
    }
    return Optional.of(first);
  }

  /** A product of tensors of one shape, or of a tensor and a vector of its channels. */
  Optional<Shape> product(OperatorSpec.Multiply layer) {
    Shape first = inputs.get(0).shape();
    Shape factors = Shape.vector(first.channels());
    if (!List.of(first, factors).contains(inputs.get(1).shape())) {
      String help = "help: the second may be " + factors + ", then it holds for every pixel";
      reportDiffering(layer.operands(), "multiplies", inputs.get(1), "shapes", List.of(help));
      return Optional.empty();
    }
    return Optional.of(first);
  }

  /** Tensors one behind the other, equal along the other axes. */
  Optional<Draft> joined(OperatorSpec.Concatenate layer) {
    Axis axis = Axis.valueOf(layer.axis().name());
    Shape other = axis.resized(inputs.get(0).shape(), 1);
    long size = 0;
    for (Tensor input : inputs) {
      if (!axis.resized(input.shape(), 1).equals(other)) {
        String verb = "concatenates the " + layer.axis().name().toLowerCase(Locale.ROOT) + " of";
        reportDiffering(layer.operands(), verb, input, "other sizes", List.of());
        return Optional.empty();
      }
      size += axis.of(input.shape());
    }
    Draft.Kernel kernel = new Draft.Joined(new Op.Concatenate(axis));
    return joined(axis, size, layer.origin())
        .map(shape -> new Draft(name, kernel, inputs, shape, layer.origin()));
  }

  private Optional<Shape> joined(Axis axis, long size, Origin origin) {
    Shape other = axis.resized(inputs.get(0).shape(), 1);
    return numbers.shape(
        axis == Axis.HEIGHT ? size : other.height(),
        axis == Axis.WIDTH ? size : other.width(),
        axis == Axis.CHANNELS ? size : other.channels(),
        origin);
  }

  private void reportDiffering(
      Origin operands, String verb, Tensor other, String what, List<String> details) {
    Tensor first = inputs.get(0);
    String summary =
        "'%s' %s '%s' %s and '%s' %s, whose %s differ"
            .formatted(name, verb, first.name(), first.shape(), other.name(), other.shape(), what);
    sink.report(new Diagnostic(DiagnosticId.SHAPES_DIFFER, operands, summary, details));
  }
}
