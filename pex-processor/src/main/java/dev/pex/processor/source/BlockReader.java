package dev.pex.processor.source;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.ErrorGate;
import dev.pex.processor.spec.BlockSpec;
import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.LayerSpec;
import dev.pex.processor.spec.Located;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reads what an annotation marked {@code @Block} stands for where it is used. */
final class BlockReader {
  private final TypeElement block;
  private final Attributes use;
  private final DiagnosticSink sink;

  /**
   * A reader.
   *
   * @param use the values with which the block is used
   */
  BlockReader(TypeElement block, Attributes use, DiagnosticSink sink) {
    this.block = block;
    this.use = use;
    this.sink = sink;
  }

  /**
   * Reads the block.
   *
   * @param before the field before that in which it is used
   * @param outer where it is used
   * @return empty exactly if an error was reported
   */
  Optional<LayerSpec> read(Optional<String> before, Scope outer) {
    List<TypeElement> bodies = PexAnnotations.bodies(block);
    if (outer.isInside(block)) {
      return invalid("stands inside of itself");
    }
    if (bodies.size() != 1) {
      return invalid("has " + bodies.size() + " nested classes but takes 1");
    }
    List<VariableElement> fields = FieldsReader.tensors(bodies.get(0));
    if (fields.size() < 2) {
      return invalid("has no layers after the tensor that it reads");
    }
    if (!PexAnnotations.layersOn(fields.get(0)).isEmpty()
        || !PexAnnotations.on(fields.get(0)).isEmpty()) {
      String first = "'" + fields.get(0).getSimpleName() + "'";
      return invalid("has a layer on its first field, " + first + ", which is what it reads");
    }
    if (ElementFilter.methodsIn(block.getEnclosedElements()).stream()
        .anyMatch(BlockReader::isOtherFrom)) {
      return invalid("has an attribute 'from' that is not a String");
    }
    for (VariableElement field : fields) {
      for (String port : List.of("Input", "Output")) {
        if (PexAnnotations.find(field, port).isPresent()) {
          return invalid("has @" + port + " on '" + field.getSimpleName() + "'");
        }
      }
    }
    return layers(fields, LayerReader.edges(use, before), new BlockScope(block, use, outer, sink));
  }

  private static boolean isOtherFrom(ExecutableElement attribute) {
    return attribute.getSimpleName().contentEquals("from")
        && !attribute.getReturnType().toString().equals(String.class.getName());
  }

  private Optional<LayerSpec> layers(
      List<VariableElement> fields, List<Located<String>> from, Scope scope) {
    ErrorGate gate = new ErrorGate(sink);
    String input = fields.get(0).getSimpleName().toString();
    List<FieldSpec> layers =
        new FieldsReader(scope, gate).read(fields.subList(1, fields.size()), Optional.of(input));
    return gate.isOpen()
        ? Optional.of(new BlockSpec(use.origin(), input, layers, from))
        : Optional.empty();
  }

  private Optional<LayerSpec> invalid(String reason) {
    String summary = "the block @" + block.getSimpleName() + " " + reason;
    sink.report(new Diagnostic(DiagnosticId.BLOCK_INVALID, use.origin(), summary));
    return Optional.empty();
  }
}
