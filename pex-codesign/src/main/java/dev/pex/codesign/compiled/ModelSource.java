package dev.pex.codesign.compiled;

import dev.pex.codesign.file.EmptyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The source file of one model, and nothing else. */
public record ModelSource(Path file) {
  private static final String PLACEHOLDERS = "[pex:placeholder-weights]";
  private static final String PROCESSOR = "dev.pex.processor.PexProcessor";
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)\\s*;");

  /** The package of the class; empty for none. */
  public String packageName() throws IOException {
    Matcher declared = PACKAGE.matcher(Files.readString(file));
    return declared.find() ? declared.group(1) : "";
  }

  /**
   * Compiles the model with placeholders, whether it names a file with weights or not, and writes
   * these as a file.
   *
   * @param folder is emptied, and gets the classes and all that Pex writes
   * @throws IOException with javac's messages, if it does not compile
   */
  public CompiledModel withPlaceholders(Path folder) throws IOException {
    return compile(folder, List.of("-Apex.placeholders=true", "-Apex.tflite=true"), List.of());
  }

  /**
   * Compiles the model with the weights that it names.
   *
   * @param weights the folder of the {@code .tflite}
   * @param folder is emptied, and gets the classes and all that Pex writes
   * @throws IOException with javac's messages, if it does not compile or names no weights
   */
  public CompiledModel withWeights(Path weights, Path folder) throws IOException {
    return compile(folder, List.of("-Apex.weights=" + weights), List.of(PLACEHOLDERS));
  }

  private CompiledModel compile(Path folder, List<String> more, List<String> refused)
      throws IOException {
    if (!Files.isReadable(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such model");
    }
    if (!file.toString().endsWith(".java")) {
      throw new IOException("'" + file + "' is not a '.java' file");
    }
    EmptyFolder.make(folder);
    TargetReader target = new TargetReader();
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(messages, null, null)) {
      List<String> options = new ArrayList<>(List.of("-d", folder.toString()));
      options.addAll(more);
      options.addAll(List.of("-classpath", System.getProperty("java.class.path")));
      JavaCompiler.CompilationTask task =
          javac.getTask(null, files, messages, options, null, files.getJavaFileObjects(file));
      task.setProcessors(List.of(target, pex()));
      boolean compiled = task.call();
      String mistakes = mistakes(messages, refused);
      if (!compiled || !mistakes.isEmpty()) {
        throw new IOException(
            mistakes.isEmpty() ? "'" + file.getFileName() + "' does not compile" : mistakes);
      }
    }
    return new CompiledModel(file, folder, target.target());
  }

  private static Processor pex() {
    return ServiceLoader.load(Processor.class, ModelSource.class.getClassLoader()).stream()
        .filter(provider -> provider.type().getName().equals(PROCESSOR))
        .map(ServiceLoader.Provider::get)
        .findFirst()
        .orElseThrow();
  }

  /** Errors, and warnings that are refused, as javac prints them. */
  private static String mistakes(
      DiagnosticCollector<JavaFileObject> messages, List<String> refused) {
    return messages.getDiagnostics().stream()
        .filter(
            message ->
                message.getKind() == Diagnostic.Kind.ERROR
                    || refused.stream().anyMatch(message.getMessage(Locale.ROOT)::startsWith))
        .map(Diagnostic::toString)
        .collect(Collectors.joining("\n"));
  }
}
