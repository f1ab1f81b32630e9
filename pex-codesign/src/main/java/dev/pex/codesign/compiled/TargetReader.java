package dev.pex.codesign.compiled;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Notes what the class that javac compiles says of its deployment. */
final class TargetReader extends AbstractProcessor {
  private static final Set<String> READ = Set.of("dev.pex.Mcu", "dev.pex.Partial");

  private final Map<String, String> given = new TreeMap<>();

  /** What was noted; the annotations' defaults where nothing was. */
  Target target() {
    Target.PartialExecution partial = Target.ANY.partial();
    return new Target(
        given.getOrDefault("core", Target.ANY.core()),
        given.getOrDefault("optimize", Target.ANY.optimize()),
        budget("sram"),
        budget("flash"),
        new Target.PartialExecution(
            Boolean.parseBoolean(given.getOrDefault("rows", String.valueOf(partial.rows()))),
            Boolean.parseBoolean(
                given.getOrDefault("channels", String.valueOf(partial.channels()))),
            Double.parseDouble(
                given.getOrDefault("recompute", String.valueOf(partial.recompute())))));
  }

  /** The largest number limits nothing. */
  private OptionalLong budget(String name) {
    long bytes = Long.parseLong(given.getOrDefault(name, String.valueOf(Integer.MAX_VALUE)));
    return bytes == Integer.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return READ;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement annotation : annotations) {
      for (Element model : round.getElementsAnnotatedWith(annotation)) {
        model.getAnnotationMirrors().stream()
            .filter(mirror -> mirror.getAnnotationType().asElement().equals(annotation))
            .forEach(this::note);
      }
    }
    return false;
  }

  private void note(AnnotationMirror annotation) {
    annotation
        .getElementValues()
        .forEach(
            (attribute, value) ->
                given.put(attribute.getSimpleName().toString(), String.valueOf(value.getValue())));
  }
}
