package dev.pex.processor.source;

import dev.pex.processor.diag.Origin;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/**
 * A class, a field, an annotation or one value of it. In a class file there are no positions; the
 * compiler then shows a message without one.
 *
 * @param value empty where the whole annotation is meant
 */
public record SourceOrigin(
    Element element, Optional<AnnotationMirror> annotation, Optional<AnnotationValue> value)
    implements Origin {
  /** The element itself. */
  public static SourceOrigin of(Element element) {
    return new SourceOrigin(element, Optional.empty(), Optional.empty());
  }

  /** An annotation of the element. */
  static SourceOrigin of(Element element, AnnotationMirror annotation) {
    return new SourceOrigin(element, Optional.of(annotation), Optional.empty());
  }

  /** A value that is written in an annotation of the element. */
  static SourceOrigin of(Element element, AnnotationMirror annotation, AnnotationValue value) {
    return new SourceOrigin(element, Optional.of(annotation), Optional.of(value));
  }

  @Override
  public String describe() {
    return "'" + element.getSimpleName() + "'";
  }

  /** Shows a message at this place. */
  public void print(Messager messager, Diagnostic.Kind kind, String text) {
    if (annotation.isEmpty()) {
      messager.printMessage(kind, text, element);
    } else if (value.isEmpty()) {
      messager.printMessage(kind, text, element, annotation.get());
    } else {
      messager.printMessage(kind, text, element, annotation.get(), value.get());
    }
  }
}
