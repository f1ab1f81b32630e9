package dev.pex.processor.source;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Finds the annotations of the model language on an element. */
final class PexAnnotations {
  /** The package of the model language. */
  static final String PACKAGE = "dev.pex";

  private PexAnnotations() {}

  /** All of them, in the order of the source. */
  static List<AnnotationMirror> on(Element element) {
    return element.getAnnotationMirrors().stream()
        .filter(PexAnnotations::isOurs)
        .map(AnnotationMirror.class::cast)
        .toList();
  }

  /** Those that make a tensor. */
  static List<AnnotationMirror> layersOn(Element element) {
    return on(element).stream()
        .filter(annotation -> LayerReader.isLayer(simpleName(annotation)))
        .toList();
  }

  /** The one of that simple name. */
  static Optional<AnnotationMirror> find(Element element, String simpleName) {
    return on(element).stream()
        .filter(annotation -> simpleName(annotation).equals(simpleName))
        .findFirst();
  }

  /** Without the package. */
  static String simpleName(AnnotationMirror annotation) {
    return annotation.getAnnotationType().asElement().getSimpleName().toString();
  }

  private static boolean isOurs(AnnotationMirror annotation) {
    TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
    return type.getQualifiedName().contentEquals(PACKAGE + "." + type.getSimpleName());
  }
}
