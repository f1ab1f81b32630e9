package dev.pex.processor.source;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Finds annotations of the model language that stand outside of a model and so mean nothing. */
public final class StrayAnnotations {
  /** Reports an error if the element bears annotations but is no model, nor part of one. */
  public void check(Element element, DiagnosticSink sink) {
    if (element instanceof TypeElement type) {
      check(type, sink);
      return;
    }
    Optional.ofNullable(element.getEnclosingElement())
        .filter(owner -> PexAnnotations.find(owner, "Network").isEmpty())
        .filter(owner -> !PexAnnotations.isBody(owner))
        .map(owner -> "stands in '" + owner.getSimpleName() + "', which is not a @Network")
        .ifPresent(reason -> report(element, reason, sink));
  }

  private static void check(TypeElement type, DiagnosticSink sink) {
    if (ModelReader.isModel(type)) {
      return;
    }
    if (SharedArenaReader.isSharedArena(type)) {
      report(type, List.of("SharedArena", "Mcu"), "is a @SharedArena", sink);
    } else if (PexAnnotations.find(type, "Block").isPresent()) {
      report(type, List.of("Block"), "is a @Block", sink);
    } else {
      report(type, "has neither @Network nor @TfliteModel", sink);
    }
  }

  private static void report(Element element, String reason, DiagnosticSink sink) {
    report(element, List.of(), reason, sink);
  }

  /** Reports the first annotation but some that have a meaning there. */
  private static void report(
      Element element, List<String> meaningful, String reason, DiagnosticSink sink) {
    PexAnnotations.on(element).stream()
        .filter(annotation -> !meaningful.contains(PexAnnotations.simpleName(annotation)))
        .findFirst()
        .ifPresent(annotation -> sink.report(stray(element, annotation, reason)));
  }

  private static Diagnostic stray(Element element, AnnotationMirror annotation, String reason) {
    return new Diagnostic(
        DiagnosticId.NOT_IN_A_MODEL,
        SourceOrigin.of(element, annotation),
        "'%s' bears @%s but %s"
            .formatted(element.getSimpleName(), PexAnnotations.simpleName(annotation), reason));
  }
}
