package dev.pex.codesign.compiled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The source file of one model, and nothing else. */
public record ModelSource(Path file) {
  private static final String PROCESSOR = "dev.pex.processor.PexProcessor";

  /**
   * Compiles the model with placeholders, whether it names a file with weights or not.
   *
   * @param folder gets the classes and all that Pex writes
   * @throws IOException with javac's messages, if it does not compile
   */
  public CompiledModel withPlaceholders(Path folder) throws IOException {
    return compile(folder, "-Apex.placeholders=true");
  }

  /**
   * Compiles the model with the weights that it names.
   *
   * @param weights the folder of the {@code .tflite}
   * @param folder gets the classes and all that Pex writes
   * @throws IOException with javac's messages, if it does not compile
   */
  public CompiledModel withWeights(Path weights, Path folder) throws IOException {
    return compile(folder, "-Apex.weights=" + weights);
  }

  private CompiledModel compile(Path folder, String option) throws IOException {
    if (!Files.isReadable(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such model");
    }
    Files.createDirectories(folder);
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(messages, null, null)) {
      List<String> options = new ArrayList<>(List.of("-d", folder.toString(), option));
      options.addAll(List.of("-classpath", System.getProperty("java.class.path")));
      options.addAll(List.of("-processor", PROCESSOR));
      JavaCompiler.CompilationTask task =
          javac.getTask(null, files, messages, options, null, files.getJavaFileObjects(file));
      if (!task.call()) {
        throw new IOException(errors(messages));
      }
    }
    return new CompiledModel(folder);
  }

  private static String errors(DiagnosticCollector<JavaFileObject> messages) {
    return messages.getDiagnostics().stream()
        .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
        .map(message -> message.getMessage(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }
}
