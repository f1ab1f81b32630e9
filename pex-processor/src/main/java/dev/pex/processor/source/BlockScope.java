package dev.pex.processor.source;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.ErrorGate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** The fields inside of a block: mistakes are shown at its use, from which values may come. */
final class BlockScope implements Scope {
  private final TypeElement block;
  private final Attributes use;
  private final Scope outer;
  private final DiagnosticSink sink;

  /**
   * A scope.
   *
   * @param use the values with which the block is used
   * @param outer where it is used
   */
  BlockScope(TypeElement block, Attributes use, Scope outer, DiagnosticSink sink) {
    this.block = block;
    this.use = use;
    this.outer = outer;
    this.sink = sink;
  }

  @Override
  public SourceOrigin shown(VariableElement field, SourceOrigin place) {
    return use.origin().inside(line(field));
  }

  @Override
  public Optional<Attributes> attributes(VariableElement field, AnnotationMirror layer) {
    ErrorGate gate = new ErrorGate(sink);
    Map<String, Attributes.Placed> bound = new LinkedHashMap<>();
    PexAnnotations.find(field, "Bind").stream()
        .map(AnnotationMirror::getElementValues)
        .flatMap(values -> values.entrySet().stream())
        .forEach(
            value -> {
              String attribute = value.getKey().getSimpleName().toString();
              String source = (String) value.getValue().getValue();
              objection(layer, attribute, source)
                  .ifPresentOrElse(
                      summary -> report(field, summary, gate),
                      () -> bound.put(attribute, use.placed(source).inside(line(field))));
            });
    return gate.isOpen()
        ? Optional.of(new Attributes(field, layer, place -> shown(field, place), bound))
        : Optional.empty();
  }

  private Optional<String> objection(AnnotationMirror layer, String attribute, String source) {
    Element layerType = layer.getAnnotationType().asElement();
    Optional<String> taken = type(layerType, attribute);
    Optional<String> given = type(block, source);
    if (taken.isEmpty()) {
      return Optional.of(spelt(layerType) + " has no '" + attribute + "' to bind");
    }
    if (given.isEmpty()) {
      String summary = "'%s' is bound to '%s', which is no attribute of %s";
      return Optional.of(summary.formatted(attribute, source, spelt(block)));
    }
    String summary = "'%s' of type %s is bound to '%s' of type %s";
    return taken.equals(given)
        ? Optional.empty()
        : Optional.of(summary.formatted(attribute, taken.get(), source, given.get()));
  }

  private static Optional<String> type(Element annotation, String attribute) {
    return ElementFilter.methodsIn(annotation.getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().contentEquals(attribute))
        .map(ExecutableElement::getReturnType)
        .map(Object::toString)
        .findFirst();
  }

  private void report(VariableElement field, String summary, DiagnosticSink gate) {
    List<String> attributes =
        ElementFilter.methodsIn(block.getEnclosedElements()).stream()
            .map(method -> method.getReturnType() + " " + method.getSimpleName())
            .toList();
    gate.report(
        new Diagnostic(
            DiagnosticId.BIND_IMPOSSIBLE,
            use.origin().inside(line(field)),
            summary,
            List.of("help: " + spelt(block) + " has " + String.join(", ", attributes))));
  }

  private String line(VariableElement field) {
    return "'" + field.getSimpleName() + "' of " + spelt(block);
  }

  private static String spelt(Element annotation) {
    return "@" + annotation.getSimpleName();
  }

  @Override
  public boolean isInside(TypeElement other) {
    return block.equals(other) || outer.isInside(other);
  }
}
