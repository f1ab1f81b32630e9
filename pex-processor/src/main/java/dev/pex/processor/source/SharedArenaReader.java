package dev.pex.processor.source;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.ErrorGate;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.McuSpec;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.spec.SharedArenaSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads a class or interface that bears {@code @SharedArena}. */
public final class SharedArenaReader {
  private final ModelReader models;

  /** A reader that has models read. */
  public SharedArenaReader(ModelReader models) {
    this.models = models;
  }

  /** Whether a type stands for networks that share an arena. */
  public static boolean isSharedArena(TypeElement type) {
    return PexAnnotations.find(type, "SharedArena").isPresent();
  }

  /**
   * Reads the networks.
   *
   * @param sink gets an error for everything that is not the language; a network that is wrong in
   *     itself is reported where it is compiled
   * @return empty if there is anything wrong
   */
  public Optional<SharedArenaSpec> read(TypeElement type, DiagnosticSink sink) {
    AnnotationMirror annotation = PexAnnotations.find(type, "SharedArena").orElseThrow();
    Attributes attributes = new Attributes(type, annotation);
    ErrorGate gate = new ErrorGate(sink);
    if (ModelReader.isModel(type)) {
      gate.report(invalid(attributes.origin(), "'" + type.getSimpleName() + "' is a model itself"));
    }
    List<TypeElement> members = members(attributes.types("value"), gate);
    if (members.isEmpty() && gate.isOpen()) {
      gate.report(invalid(attributes.place("value"), "no network shares the arena"));
    }
    return gate.isOpen() ? spec(type, attributes.origin(), members) : Optional.empty();
  }

  private static List<TypeElement> members(List<Located<TypeMirror>> named, DiagnosticSink sink) {
    List<TypeElement> members = new ArrayList<>();
    for (Located<TypeMirror> each : named) {
      Optional<TypeElement> model = model(each.value());
      if (model.isEmpty()) {
        String summary = "'" + each.value() + "' is neither a @Network nor a @TfliteModel";
        sink.report(invalid(each.origin(), summary));
      } else if (members.contains(model.get())) {
        sink.report(invalid(each.origin(), "'" + each.value() + "' shares the arena with itself"));
      } else {
        members.add(model.get());
      }
    }
    return members;
  }

  /** The networks that a type stands for, as far as they are any. */
  public static List<TypeElement> networksOf(TypeElement type) {
    return PexAnnotations.find(type, "SharedArena").stream()
        .flatMap(annotation -> new Attributes(type, annotation).types("value").stream())
        .flatMap(each -> model(each.value()).stream())
        .toList();
  }

  private static Optional<TypeElement> model(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
            && ModelReader.isModel(element)
        ? Optional.of(element)
        : Optional.empty();
  }

  private static Diagnostic invalid(Origin origin, String summary) {
    return new Diagnostic(DiagnosticId.SHARED_ARENA_INVALID, origin, summary);
  }

  private Optional<SharedArenaSpec> spec(
      TypeElement type, Origin origin, List<TypeElement> members) {
    List<ModelSpec> specs = new ArrayList<>();
    for (TypeElement member : members) {
      models.read(member, diagnostic -> {}).ifPresent(specs::add);
    }
    McuSpec mcu = ModelReader.mcu(type).orElse(McuSpec.unlimited(origin));
    return Optional.of(new SharedArenaSpec(models.name(type), origin, mcu, specs))
        .filter(spec -> spec.models().size() == members.size());
  }
}
