package dev.pex.processor.source;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.ErrorGate;
import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.McuSpec;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.spec.PartialSpec;
import dev.pex.processor.spec.PlanSpec;
import dev.pex.processor.spec.TypeName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads a class or interface that bears {@code @Network} or {@code @TfliteModel}. */
public final class ModelReader {
  private final Elements elements;

  public ModelReader(Elements elements) {
    this.elements = elements;
  }

  /** Whether a type bears an annotation that makes it a model. */
  public static boolean isModel(TypeElement type) {
    return PexAnnotations.find(type, "Network").isPresent()
        || PexAnnotations.find(type, "TfliteModel").isPresent();
  }

  /**
   * Reads a model.
   *
   * @param sink gets an error for everything that is not the language
   * @return empty exactly if an error was reported
   */
  public Optional<ModelSpec> read(TypeElement type, DiagnosticSink sink) {
    Optional<AnnotationMirror> network = PexAnnotations.find(type, "Network");
    Optional<AnnotationMirror> tflite = PexAnnotations.find(type, "TfliteModel");
    if (network.isPresent() && tflite.isPresent()) {
      sink.report(
          new Diagnostic(
              DiagnosticId.MODEL_AMBIGUOUS,
              SourceOrigin.of(type, tflite.get()),
              "'" + type.getSimpleName() + "' is both a @Network and a @TfliteModel"));
      return Optional.empty();
    }
    if (network.isPresent()) {
      return network(type, network.get(), sink);
    }
    return tflite.flatMap(annotation -> tflite(type, annotation, sink));
  }

  private Optional<ModelSpec> network(
      TypeElement type, AnnotationMirror annotation, DiagnosticSink sink) {
    if (type.getKind() != ElementKind.CLASS) {
      sink.report(wrongKind(type, annotation, "a @Network is a class"));
      return Optional.empty();
    }
    ErrorGate gate = new ErrorGate(sink);
    List<FieldSpec> fields =
        new FieldsReader(new NetworkScope(gate), gate)
            .read(FieldsReader.tensors(type), Optional.empty());
    if (!gate.isOpen()) {
      return Optional.empty();
    }
    Located<String> weights = new Attributes(type, annotation).text("weights");
    return Optional.of(
        new ModelSpec.Network(
            name(type),
            SourceOrigin.of(type, annotation),
            plan(type),
            Optional.of(weights).filter(file -> !file.value().isEmpty()),
            fields));
  }

  private Optional<ModelSpec> tflite(
      TypeElement type, AnnotationMirror annotation, DiagnosticSink sink) {
    if (type.getKind() != ElementKind.INTERFACE) {
      sink.report(wrongKind(type, annotation, "a @TfliteModel is an interface"));
      return Optional.empty();
    }
    Attributes attributes = new Attributes(type, annotation);
    return Optional.of(
        new ModelSpec.Tflite(
            name(type),
            attributes.origin(),
            plan(type),
            attributes.text("value"),
            attributes.feed()));
  }

  private static Diagnostic wrongKind(
      TypeElement type, AnnotationMirror annotation, String expected) {
    String kind =
        switch (type.getKind()) {
          case INTERFACE -> "an interface";
          case ENUM -> "an enum";
          case ANNOTATION_TYPE -> "an annotation";
          case RECORD -> "a record";
          default -> "a class";
        };
    return new Diagnostic(
        DiagnosticId.MODEL_KIND,
        SourceOrigin.of(type, annotation),
        expected + ", but '" + type.getSimpleName() + "' is " + kind);
  }

  TypeName name(TypeElement type) {
    return new TypeName(
        elements.getPackageOf(type).getQualifiedName().toString(),
        type.getSimpleName().toString(),
        type.getModifiers().contains(Modifier.PUBLIC));
  }

  private static PlanSpec plan(TypeElement type) {
    PartialSpec partial =
        PexAnnotations.find(type, "Partial")
            .map(annotation -> new Attributes(type, annotation))
            .map(
                read ->
                    new PartialSpec(
                        read.truth("rows"), read.truth("channels"), read.number("recompute")))
            .orElse(PartialSpec.byDefault(SourceOrigin.of(type)));
    return new PlanSpec(mcu(type), partial);
  }

  static Optional<McuSpec> mcu(TypeElement type) {
    return PexAnnotations.find(type, "Mcu")
        .map(annotation -> new Attributes(type, annotation))
        .map(
            read ->
                new McuSpec(
                    read.integer("sram"),
                    read.integer("flash"),
                    read.constant("core"),
                    read.constant("optimize")));
  }
}
