package dev.pex.processor.source;

import dev.pex.processor.diag.Origin;
import java.util.ArrayList;
import java.util.List;
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
 * @param lines where inside of what stands there, the innermost first
 */
public record SourceOrigin(
    Element element,
    Optional<AnnotationMirror> annotation,
    Optional<AnnotationValue> value,
    List<String> lines)
    implements Origin {
  public SourceOrigin {
    lines = List.copyOf(lines);
  }

  /** The element itself. */
  public static SourceOrigin of(Element element) {
    return new SourceOrigin(element, Optional.empty(), Optional.empty(), List.of());
  }

  /** An annotation of the element. */
  static SourceOrigin of(Element element, AnnotationMirror annotation) {
    return new SourceOrigin(element, Optional.of(annotation), Optional.empty(), List.of());
  }

  /** A value that is written in an annotation of the element. */
  static SourceOrigin of(Element element, AnnotationMirror annotation, AnnotationValue value) {
    return new SourceOrigin(element, Optional.of(annotation), Optional.of(value), List.of());
  }

  /** A line inside of what stands at this place. */
  SourceOrigin inside(String line) {
    List<String> longer = new ArrayList<>(List.of(line));
    longer.addAll(lines);
    return new SourceOrigin(element, annotation, value, longer);
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
