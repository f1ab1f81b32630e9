package dev.pex.processor.source;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.LayerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Reads the layers on the fields of a class. */
final class FieldsReader {
  private static final String TENSOR = PexAnnotations.PACKAGE + ".Tensor";

  private final Scope scope;
  private final DiagnosticSink sink;
  private final LayerReader layers = new LayerReader();

  /**
   * A reader.
   *
   * @param sink gets an error for everything that is not the language
   */
  FieldsReader(Scope scope, DiagnosticSink sink) {
    this.scope = scope;
    this.sink = sink;
  }

  /** The fields of a class that are tensors or bear annotations of tensors, in order. */
  static List<VariableElement> tensors(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(
            field ->
                isTensor(field)
                    || !PexAnnotations.on(field).isEmpty()
                    || !PexAnnotations.layersOn(field).isEmpty())
        .toList();
  }

  /**
   * Reads fields; those with a mistake are left out.
   *
   * @param input what the first of them reads, if it does not name anything
   */
  List<FieldSpec> read(List<VariableElement> fields, Optional<String> input) {
    List<FieldSpec> read = new ArrayList<>();
    Optional<String> before = input;
    for (VariableElement field : fields) {
      field(field, before).ifPresent(read::add);
      before = Optional.of(field.getSimpleName().toString());
    }
    return List.copyOf(read);
  }

  private Optional<FieldSpec> field(VariableElement field, Optional<String> before) {
    return annotation(field)
        .flatMap(annotation -> layer(field, annotation, before))
        .map(
            layer ->
                new FieldSpec(
                    field.getSimpleName().toString(),
                    scope.shown(field, SourceOrigin.of(field)),
                    PexAnnotations.find(field, "Output").isPresent(),
                    layer));
  }

  private Optional<LayerSpec> layer(
      VariableElement field, AnnotationMirror annotation, Optional<String> before) {
    return scope
        .attributes(field, annotation)
        .flatMap(
            attributes ->
                PexAnnotations.isBlock(annotation)
                    ? new BlockReader(PexAnnotations.type(annotation), attributes, sink)
                        .read(before, scope)
                    : Optional.of(
                        layers.read(PexAnnotations.simpleName(annotation), attributes, before)));
  }

  private Optional<AnnotationMirror> annotation(VariableElement field) {
    List<AnnotationMirror> found = PexAnnotations.layersOn(field);
    String name = "'" + field.getSimpleName() + "'";
    Origin origin = scope.shown(field, SourceOrigin.of(field));
    if (found.isEmpty()) {
      sink.report(
          new Diagnostic(
              DiagnosticId.LAYER_MISSING,
              origin,
              "no layer makes the tensor " + name,
              List.of("help: annotate " + name + " with a layer such as @Conv2D or @Dense")));
    } else if (!isTensor(field)) {
      sink.report(
          new Diagnostic(
              DiagnosticId.FIELD_TYPE,
              origin,
              name + " is a layer, so its type must be Tensor, not " + field.asType()));
    } else if (found.size() > 1) {
      sink.report(ambiguous(field, found));
    } else {
      return Optional.of(found.get(0));
    }
    return Optional.empty();
  }

  private Diagnostic ambiguous(VariableElement field, List<AnnotationMirror> found) {
    return new Diagnostic(
        DiagnosticId.LAYER_AMBIGUOUS,
        scope.shown(field, SourceOrigin.of(field, found.get(1))),
        "'%s' is made by two layers, @%s and @%s"
            .formatted(
                field.getSimpleName(),
                PexAnnotations.simpleName(found.get(0)),
                PexAnnotations.simpleName(found.get(1))),
        List.of("help: give the second layer a field of its own"));
  }

  private static boolean isTensor(Element field) {
    return field.asType() instanceof DeclaredType type
        && ((TypeElement) type.asElement()).getQualifiedName().contentEquals(TENSOR);
  }
}
