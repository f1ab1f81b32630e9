package dev.pex.processor.source;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** The fields of a network: all is as it is written. */
final class NetworkScope implements Scope {
  private final DiagnosticSink sink;

  NetworkScope(DiagnosticSink sink) {
    this.sink = sink;
  }

  @Override
  public SourceOrigin shown(VariableElement field, SourceOrigin place) {
    return place;
  }

  @Override
  public Optional<Attributes> attributes(VariableElement field, AnnotationMirror layer) {
    Optional<AnnotationMirror> bind = PexAnnotations.find(field, "Bind");
    if (bind.isPresent()) {
      String summary = "'" + field.getSimpleName() + "' bears @Bind but is not inside of a @Block";
      SourceOrigin place = SourceOrigin.of(field, bind.get());
      sink.report(new Diagnostic(DiagnosticId.BIND_IMPOSSIBLE, place, summary));
      return Optional.empty();
    }
    return Optional.of(new Attributes(field, layer));
  }

  @Override
  public boolean isInside(TypeElement block) {
    return false;
  }
}
