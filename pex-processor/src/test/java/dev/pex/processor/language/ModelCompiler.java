package dev.pex.processor.language;

import dev.pex.processor.PexProcessor;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Runs javac, or another compiler, with the processor. */
final class ModelCompiler {
  private final Path output;
  private final List<String> options = new ArrayList<>();
  private JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private Processor processor = new PexProcessor();

  /** A compiler that writes sources, classes and resources to a folder, which it makes. */
  ModelCompiler(Path output) throws IOException {
    this(output, List.of());
  }

  /** The same with more folders on the class path. */
  ModelCompiler(Path output, List<Path> classPath) throws IOException {
    this.output = Files.createDirectories(output);
    options.add("-classpath");
    options.add(
        Stream.concat(
                classPath.stream().map(Path::toString),
                Stream.of(System.getProperty("java.class.path")))
            .collect(Collectors.joining(File.pathSeparator)));
    options.add("-d");
    options.add(output.toString());
  }

  /** Eclipse's compiler in place of javac. */
  static ModelCompiler eclipse(Path output) throws IOException {
    ModelCompiler eclipse =
        new ModelCompiler(output).with(List.of("--release", "17", "-s", output.toString()));
    eclipse.compiler = new EclipseCompiler();
    return eclipse;
  }

  /** Adds options. */
  ModelCompiler with(List<String> more) {
    options.addAll(more);
    return this;
  }

  /** Runs another processor. */
  ModelCompiler with(Processor other) {
    processor = other;
    return this;
  }

  /** Compiles source files. */
  Compiled compile(List<Path> sources) throws IOException {
    return compile(sources, List.of());
  }

  /** Processes classes that were compiled before. */
  Compiled compileClasses(List<String> classes) throws IOException {
    return compile(List.of(), classes);
  }

  private Compiled compile(List<Path> sources, List<String> classes) throws IOException {
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(collector, Locale.ENGLISH, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              Writer.nullWriter(),
              files,
              collector,
              options,
              classes,
              files.getJavaFileObjects(sources.toArray(new Path[0])));
      task.setLocale(Locale.ENGLISH);
      task.setProcessors(List.of(processor));
      boolean success = task.call();
      List<String> messages = collector.getDiagnostics().stream().map(ModelCompiler::text).toList();
      return new Compiled(messages, success, output);
    }
  }

  private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
    String kind =
        switch (diagnostic.getKind()) {
          case ERROR -> "error";
          case WARNING, MANDATORY_WARNING -> "warning";
          default -> "note";
        };
    String text = kind + ": " + diagnostic.getMessage(Locale.ENGLISH);
    JavaFileObject source = diagnostic.getSource();
    return source == null
        ? text
        : "%s:%d:%d: %s"
            .formatted(
                Path.of(source.getName()).getFileName(),
                diagnostic.getLineNumber(),
                diagnostic.getColumnNumber(),
                text);
  }
}
