package dev.pex.processor.source;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Whether the compiler has understood every annotation of a model. A constant that another
 * processor has yet to generate, or a value that is missing, makes it incomplete; the compiler
 * itself reports what stays so.
 */
public final class Completeness {
  /** What javac gives in place of a value that it could not understand. */
  private static final String ERROR_VALUE = "<error>";

  /** Whether the type can be read now. */
  public boolean isComplete(TypeElement type) {
    return isComplete(type, new HashSet<>());
  }

  private boolean isComplete(TypeElement type, Set<TypeElement> seen) {
    return !seen.add(type)
        || (understood(type)
            && SharedArenaReader.networksOf(type).stream().allMatch(each -> isComplete(each, seen))
            && ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .allMatch(field -> understood(field) && blocksOn(field, seen)));
  }

  private boolean blocksOn(VariableElement field, Set<TypeElement> seen) {
    return PexAnnotations.layersOn(field).stream()
        .filter(PexAnnotations::isBlock)
        .flatMap(block -> PexAnnotations.bodies(PexAnnotations.type(block)).stream())
        .allMatch(body -> isComplete(body, seen));
  }

  private boolean understood(Element element) {
    return (!(element instanceof VariableElement) || element.asType().getKind() != TypeKind.ERROR)
        && PexAnnotations.on(element).stream().allMatch(this::understood)
        && PexAnnotations.layersOn(element).stream().allMatch(this::understood);
  }

  private boolean understood(AnnotationMirror annotation) {
    Map<? extends ExecutableElement, ? extends AnnotationValue> written =
        annotation.getElementValues();
    Element type = annotation.getAnnotationType().asElement();
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .allMatch(
            method ->
                written.containsKey(method)
                    ? fits(method.getReturnType(), written.get(method).getValue())
                    : Optional.ofNullable(method.getDefaultValue())
                        .filter(value -> fits(method.getReturnType(), value.getValue()))
                        .isPresent());
  }

  private static boolean fits(TypeMirror type, Object value) {
    return switch (type.getKind()) {
      case INT -> value instanceof Integer;
      case FLOAT -> value instanceof Float;
      case DOUBLE -> value instanceof Double;
      case BOOLEAN -> value instanceof Boolean;
      case ARRAY ->
          value instanceof List<?> elements
              && elements.stream()
                  .map(element -> ((AnnotationValue) element).getValue())
                  .allMatch(element -> fits(((ArrayType) type).getComponentType(), element));
      default ->
          !value.equals(ERROR_VALUE)
              && !(value instanceof TypeMirror named && named.getKind() == TypeKind.ERROR);
    };
  }
}
