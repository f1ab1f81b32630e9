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
import java.util.function.UnaryOperator;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * The values of one annotation, by name, each with its place. A value that is not written is placed
 * at the annotation.
 */
final class Attributes {
  private final Element element;
  private final AnnotationMirror annotation;
  private final UnaryOperator<SourceOrigin> shown;
  private final Map<String, Placed> written = new LinkedHashMap<>();
  private final Map<String, Placed> defaults = new LinkedHashMap<>();

  /** A value and its place. */
  record Placed(AnnotationValue value, SourceOrigin place) {
    /** The same value, taken to a line inside of what stands at its place. */
    Placed inside(String line) {
      return new Placed(value, place.inside(line));
    }
  }

  Attributes(Element element, AnnotationMirror annotation) {
    this(element, annotation, UnaryOperator.identity(), Map.of());
  }

  /**
   * The values of an annotation whose places are shown elsewhere.
   *
   * @param bound values that take the places of those written
   */
  Attributes(
      Element element,
      AnnotationMirror annotation,
      UnaryOperator<SourceOrigin> shown,
      Map<String, Placed> bound) {
    this.element = element;
    this.annotation = annotation;
    this.shown = shown;
    annotation
        .getElementValues()
        .forEach((method, value) -> written.put(name(method), new Placed(value, placeOf(value))));
    written.putAll(bound);
    for (ExecutableElement method :
        ElementFilter.methodsIn(annotation.getAnnotationType().asElement().getEnclosedElements())) {
      Optional.ofNullable(method.getDefaultValue())
          .ifPresent(value -> defaults.put(name(method), new Placed(value, origin())));
    }
  }

  private static String name(ExecutableElement method) {
    return method.getSimpleName().toString();
  }

  private SourceOrigin placeOf(AnnotationValue value) {
    return shown.apply(SourceOrigin.of(element, annotation, value));
  }

  /** The annotation as a place. */
  SourceOrigin origin() {
    return shown.apply(SourceOrigin.of(element, annotation));
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

  /** A {@code Class[]}, each element at its own place. */
  List<Located<TypeMirror>> types(String name) {
    return elements(name).stream()
        .map(type -> new Located<>((TypeMirror) type.getValue(), placeOf(name, type)))
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
  SourceOrigin place(String name) {
    return placed(name).place();
  }

  /** The value, whatever its type. */
  Placed placed(String name) {
    return Optional.ofNullable(written.get(name))
        .or(() -> Optional.ofNullable(defaults.get(name)))
        .orElseThrow(() -> new IllegalStateException("@" + annotation + " has no " + name));
  }

  /** A single element without braces has no place of its own; then it is that of the whole. */
  private Origin placeOf(String name, AnnotationValue text) {
    return elements(name).size() == 1 ? place(name) : placeOf(text);
  }

  private Object value(String name) {
    return placed(name).value().getValue();
  }

  private List<AnnotationValue> elements(String name) {
    return ((List<?>) value(name)).stream().map(AnnotationValue.class::cast).toList();
  }
}
