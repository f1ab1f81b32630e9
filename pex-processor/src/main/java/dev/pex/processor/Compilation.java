package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.source.ModelReader;
import dev.pex.processor.source.SharedArenaReader;
import dev.pex.processor.source.SourceOrigin;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.spec.SharedArenaSpec;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** One run of the compiler: compiles models one by one; nothing that fails in one leaves it. */
final class Compilation {
  private final DiagnosticSink sink;
  private final Options options;
  private final ModelReader reader;
  private final ModelFiles files;
  private final OutputWriter writer;
  private final Set<String> models = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final Map<String, String> folders = new LinkedHashMap<>();

  Compilation(ProcessingEnvironment environment, Options options) {
    this.options = options;
    this.sink = new MessagerSink(environment.getMessager(), options.warningsAreErrors());
    this.reader = new ModelReader(environment.getElementUtils());
    this.files = new FilerFiles(environment.getFiler(), options.weights());
    this.writer = new OutputWriter(environment.getFiler(), sink);
  }

  /** Where this run's diagnostics go. */
  DiagnosticSink sink() {
    return sink;
  }

  /** Compiles one model, or several that share an arena; a failure of ours becomes one error. */
  void compile(TypeElement type) {
    Origin origin = SourceOrigin.of(type);
    try {
      if (SharedArenaReader.isSharedArena(type)) {
        compileShared(type);
      } else {
        ModelSpec spec = reader.read(type, sink).orElseThrow(ModelRefused::new);
        compile(options.applyTo(spec), type);
      }
    } catch (ModelRefused e) {
      refused.add(name(type));
    } catch (RuntimeException | StackOverflowError e) {
      refused.add(name(type));
      sink.report(defect(type, origin, e));
    }
  }

  /** Reports budgets for models that are not there, once all models have been seen. */
  void finish() {
    if (!models.isEmpty()) {
      options.budgets().keySet().stream()
          .sorted()
          .filter(name -> !models.contains(name))
          .map(Compilation::unknownBudget)
          .forEach(sink::report);
    }
  }

  private static Diagnostic unknownBudget(String model) {
    return new Diagnostic(
        DiagnosticId.UNKNOWN_OPTION,
        Origin.of("the compiler's options"),
        "there is no model '" + model + "' for option -Apex.budget." + model);
  }

  private void compile(ModelSpec spec, TypeElement type) {
    models.add(spec.type().simpleName());
    DiagnosticSink anchored = new AnchoredSink(spec, sink);
    write(new Pipeline(files, options, anchored).compile(spec), type, spec.origin());
  }

  /** What is wrong in a network that was refused has been said. */
  private void compileShared(TypeElement type) {
    if (SharedArenaReader.networksOf(type).stream()
        .map(Compilation::name)
        .noneMatch(refused::contains)) {
      new SharedArenaReader(reader)
          .read(type, sink)
          .ifPresent(spec -> compile(options.applyTo(spec), type));
    }
  }

  private void compile(SharedArenaSpec spec, TypeElement type) {
    models.add(spec.type().simpleName());
    write(new SharedPipeline(files, sink).compile(spec), type, spec.origin());
  }

  private void write(Outputs outputs, TypeElement type, Origin origin) {
    String name = name(type);
    Optional<String> other = Optional.ofNullable(folders.putIfAbsent(outputs.folder(), name));
    other.ifPresentOrElse(
        holder -> reportTaken(origin, outputs.folder(), name, holder),
        () -> writer.write(outputs, type, origin));
  }

  private static String name(TypeElement type) {
    return type.getQualifiedName().toString();
  }

  private void reportTaken(Origin origin, String folder, String name, String holder) {
    sink.report(
        new Diagnostic(
            DiagnosticId.MODEL_NAME_TAKEN,
            origin,
            "the files of '%s' would be written to '%s', where those of '%s' are"
                .formatted(name, folder, holder),
            List.of("help: rename one of the two")));
  }

  private static Diagnostic defect(TypeElement type, Origin origin, Throwable failure) {
    String place =
        Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("dev.pex."))
            .findFirst()
            .map(frame -> frame.getClassName() + "." + frame.getMethodName())
            .orElse("an unknown place");
    return new Diagnostic(
        DiagnosticId.INTERNAL_ERROR,
        origin,
        "Pex failed on '%s': %s".formatted(type.getSimpleName(), failure),
        List.of("where: " + place, "help:  this is a defect of Pex; please report it"));
  }
}
