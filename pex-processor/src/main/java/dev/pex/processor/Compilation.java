package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.source.ModelReader;
import dev.pex.processor.source.SourceOrigin;
import dev.pex.processor.spec.ModelSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** One run of the compiler: compiles models one by one; nothing that fails in one leaves it. */
final class Compilation {
  private final DiagnosticSink sink;
  private final Options options;
  private final ModelReader reader;
  private final ModelFiles files;
  private final OutputWriter writer;
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

  /** Compiles one model; a failure of ours becomes one error at it. */
  void compile(TypeElement type) {
    Origin origin = SourceOrigin.of(type);
    try {
      reader.read(type, sink).ifPresent(spec -> compile(options.applyTo(spec), type));
    } catch (ModelRefused e) {
      // its errors have been reported
    } catch (RuntimeException | StackOverflowError e) {
      sink.report(defect(type, origin, e));
    }
  }

  private void compile(ModelSpec spec, TypeElement type) {
    Outputs outputs = new Pipeline(files, options, sink).compile(spec);
    String name = type.getQualifiedName().toString();
    Optional<String> other = Optional.ofNullable(folders.putIfAbsent(outputs.folder(), name));
    other.ifPresentOrElse(
        holder -> reportTaken(spec, outputs.folder(), holder),
        () -> writer.write(outputs, type, spec.origin()));
  }

  private void reportTaken(ModelSpec spec, String folder, String holder) {
    sink.report(
        new Diagnostic(
            DiagnosticId.MODEL_NAME_TAKEN,
            spec.origin(),
            "the files of '%s' would be written to '%s', where those of '%s' are"
                .formatted(spec.type().qualifiedName(), folder, holder),
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
