package dev.pex.processor.source;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

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
    return element.getAnnotationMirrors().stream()
        .filter(PexAnnotations::isLayer)
        .map(AnnotationMirror.class::cast)
        .toList();
  }

  private static boolean isLayer(AnnotationMirror annotation) {
    return isOurs(annotation) ? LayerReader.isLayer(simpleName(annotation)) : isBlock(annotation);
  }

  /** Whether the user made the annotation to stand for several layers. */
  static boolean isBlock(AnnotationMirror annotation) {
    return isBlock(type(annotation));
  }

  private static boolean isBlock(Element type) {
    return find(type, "Block").isPresent();
  }

  /** The classes in which a block may have its layers. */
  static List<TypeElement> bodies(TypeElement block) {
    return ElementFilter.typesIn(block.getEnclosedElements()).stream()
        .filter(type -> type.getKind() == ElementKind.CLASS)
        .toList();
  }

  /** Whether a class, and so its fields, stands in a block. */
  static boolean isBody(Element type) {
    return Optional.ofNullable(type.getEnclosingElement())
        .filter(PexAnnotations::isBlock)
        .isPresent();
  }

  /** The one of that simple name. */
  static Optional<AnnotationMirror> find(Element element, String simpleName) {
    return on(element).stream()
        .filter(annotation -> simpleName(annotation).equals(simpleName))
        .findFirst();
  }

  /** Without the package. */
  static String simpleName(AnnotationMirror annotation) {
    return type(annotation).getSimpleName().toString();
  }

  /** Its declaration. */
  static TypeElement type(AnnotationMirror annotation) {
    return (TypeElement) annotation.getAnnotationType().asElement();
  }

  private static boolean isOurs(AnnotationMirror annotation) {
    TypeElement type = type(annotation);
    return type.getQualifiedName().contentEquals(PACKAGE + "." + type.getSimpleName());
  }
}
