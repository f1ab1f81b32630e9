package dev.pex.processor.source;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.spec.ActivationKind;
import dev.pex.processor.spec.FeedKind;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.PaddingKind;
import dev.pex.processor.spec.WindowSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * The values of one annotation, by name, each with its place. A value that is not written is placed
 * at the annotation.
 */
final class Attributes {
  private final Element element;
  private final AnnotationMirror annotation;
  private final Map<String, AnnotationValue> written = new LinkedHashMap<>();
  private final Map<String, AnnotationValue> defaults = new LinkedHashMap<>();

  Attributes(Element element, AnnotationMirror annotation) {
    this.element = element;
    this.annotation = annotation;
    annotation
        .getElementValues()
        .forEach((method, value) -> written.put(method.getSimpleName().toString(), value));
    for (ExecutableElement method :
        ElementFilter.methodsIn(annotation.getAnnotationType().asElement().getEnclosedElements())) {
      Optional.ofNullable(method.getDefaultValue())
          .ifPresent(value -> defaults.put(method.getSimpleName().toString(), value));
    }
  }

  /** The annotation as a place. */
  Origin origin() {
    return SourceOrigin.of(element, annotation);
  }

  /** Whether the user wrote the value. */
  boolean isWritten(String name) {
    return written.containsKey(name);
  }

  /** An {@code int}. */
  Located<Integer> integer(String name) {
    return new Located<>((Integer) value(name), place(name));
  }

  /** A {@code float}. */
  Located<Float> real(String name) {
    return new Located<>((Float) value(name), place(name));
  }

  /** A {@code boolean}. */
  boolean truth(String name) {
    return (Boolean) value(name);
  }

  /** A {@code double}. */
  Located<Double> number(String name) {
    return new Located<>((Double) value(name), place(name));
  }

  /** A {@code String}. */
  Located<String> text(String name) {
    return new Located<>((String) value(name), place(name));
  }

  /** An {@code int[]}, placed as a whole. */
  Located<List<Integer>> integers(String name) {
    List<Integer> numbers =
        elements(name).stream().map(element -> (Integer) element.getValue()).toList();
    return new Located<>(numbers, place(name));
  }

  /** A {@code String[]}, each element at its own place. */
  List<Located<String>> texts(String name) {
    return elements(name).stream()
        .map(text -> new Located<>((String) text.getValue(), placeOf(name, text)))
        .toList();
  }

  /** The simple name of an enum constant. */
  Located<String> constant(String name) {
    return new Located<>(((VariableElement) value(name)).getSimpleName().toString(), place(name));
  }

  /** What a layer applies to its result. */
  ActivationKind activation(String name) {
    return ActivationKind.valueOf(constant(name).value());
  }

  /** A kernel of that name, its strides and its padding. */
  WindowSpec window(String kernel, Located<List<Integer>> dilation) {
    return new WindowSpec(
        kernel,
        integers(kernel),
        integers("strides"),
        dilation,
        PaddingKind.valueOf(constant("padding").value()));
  }

  /** The value {@code feed}. */
  Located<FeedKind> feed() {
    Located<String> feed = constant("feed");
    return new Located<>(FeedKind.valueOf(feed.value()), feed.origin());
  }

  /** Where the value stands. */
  Origin place(String name) {
    return Optional.ofNullable(written.get(name))
        .map(value -> SourceOrigin.of(element, annotation, value))
        .orElse(SourceOrigin.of(element, annotation));
  }

  /** A single element without braces has no place of its own; then it is that of the whole. */
  private Origin placeOf(String name, AnnotationValue text) {
    return elements(name).size() == 1 ? place(name) : SourceOrigin.of(element, annotation, text);
  }

  private Object value(String name) {
    return Optional.ofNullable(written.get(name))
        .or(() -> Optional.ofNullable(defaults.get(name)))
        .orElseThrow(() -> new IllegalStateException("@" + annotation + " has no " + name))
        .getValue();
  }

  private List<AnnotationValue> elements(String name) {
    return ((List<?>) value(name)).stream().map(AnnotationValue.class::cast).toList();
  }
}
