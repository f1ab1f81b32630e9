package dev.pex.processor;

import com.google.auto.service.AutoService;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.source.Completeness;
import dev.pex.processor.source.ModelReader;
import dev.pex.processor.source.SharedArenaReader;
import dev.pex.processor.source.StrayAnnotations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The annotation processor: finds models, has each compiled in the order of their names, which is
 * the same in all compilers, then those that share arenas, and writes what comes out.
 *
 * <p>A model whose annotations the compiler does not yet understand waits for a later round, in
 * which another processor may have generated what is missing.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("dev.pex.*")
public final class PexProcessor extends AbstractProcessor {
  private final List<String> waiting = new ArrayList<>();
  private final Completeness completeness = new Completeness();
  private final StrayAnnotations strays = new StrayAnnotations();
  private Optional<Compilation> compilation = Optional.empty();

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    DiagnosticSink plain = new MessagerSink(environment.getMessager(), false);
    Options options = new OptionsReader(plain).read(environment.getOptions());
    compilation = Optional.of(new Compilation(environment, options));
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  /** All of ours, right or wrong: wrong ones are reported with the nearest right one. */
  @Override
  public Set<String> getSupportedOptions() {
    Map<String, String> given = isInitialized() ? processingEnv.getOptions() : Map.of();
    return Stream.concat(
            OptionsReader.names().stream(), given.keySet().stream().filter(OptionsReader::isOurs))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<TypeElement> models =
        new TreeSet<>(
            Comparator.comparing(SharedArenaReader::isSharedArena)
                .thenComparing(model -> model.getQualifiedName().toString()));
    waiting.forEach(
        name ->
            Optional.ofNullable(processingEnv.getElementUtils().getTypeElement(name))
                .ifPresent(models::add));
    waiting.clear();
    Set<Element> annotated = new LinkedHashSet<>();
    for (TypeElement annotation : annotations) {
      annotated.addAll(round.getElementsAnnotatedWith(annotation));
    }
    for (Element element : annotated) {
      if (element instanceof TypeElement type
          && (ModelReader.isModel(type) || SharedArenaReader.isSharedArena(type))) {
        models.add(type);
      }
    }
    compilation.ifPresent(
        running -> {
          for (Element element : annotated) {
            strays.check(element, running.sink());
          }
          for (TypeElement model : models) {
            compileOrWait(model, running);
          }
          if (round.processingOver()) {
            running.finish();
          }
        });
    return false;
  }

  private void compileOrWait(TypeElement model, Compilation running) {
    if (completeness.isComplete(model)) {
      running.compile(model);
    } else {
      waiting.add(model.getQualifiedName().toString());
    }
  }
}
