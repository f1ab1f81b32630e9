package dev.pex.processor.source;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Finds annotations of the model language that stand outside of a model and so mean nothing. */
public final class StrayAnnotations {
  /** Reports an error if the element bears annotations but is no model, nor part of one. */
  public void check(Element element, DiagnosticSink sink) {
    if (element instanceof TypeElement) {
      PexAnnotations.find(element, "Mcu")
          .filter(mcu -> !isModel(element))
          .ifPresent(mcu -> sink.report(stray(element, mcu, "has neither @Network nor @TfliteModel")));
      return;
    }
    Element owner = element.getEnclosingElement();
    List<AnnotationMirror> found = PexAnnotations.on(element);
    if (!found.isEmpty() && PexAnnotations.find(owner, "Network").isEmpty()) {
      String reason = "stands in '" + owner.getSimpleName() + "', which is not a @Network";
      sink.report(stray(element, found.get(0), reason));
    }
  }

  private static boolean isModel(Element type) {
    return PexAnnotations.find(type, "Network").isPresent()
        || PexAnnotations.find(type, "TfliteModel").isPresent();
  }

  private static Diagnostic stray(Element element, AnnotationMirror annotation, String reason) {
    return new Diagnostic(
        DiagnosticId.NOT_IN_A_MODEL,
        SourceOrigin.of(element, annotation),
        "'%s' bears @%s but %s"
            .formatted(
                element.getSimpleName(), PexAnnotations.simpleName(annotation), reason));
  }
}
