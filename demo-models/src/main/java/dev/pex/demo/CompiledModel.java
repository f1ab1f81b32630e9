package dev.pex.demo;

import dev.pex.processor.PexProcessor;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A {@code .tflite} that javac and Pex made a program of. */
final class CompiledModel {
  private static final String TYPE = "Model";

  private final Path folder;
  private final RunnableNetwork executor;
  private final List<String> notes;

  private CompiledModel(Path folder, RunnableNetwork executor, List<String> notes) {
    this.folder = folder;
    this.executor = executor;
    this.notes = List.copyOf(notes);
  }

  /**
   * Compiles a model with one input and one output.
   *
   * @param file a {@code .tflite}
   * @throws IOException if the file cannot be read, or with javac's messages if it does not compile
   */
  static CompiledModel of(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("'" + file + "' cannot be read");
    }
    Path folder = Files.createTempDirectory("pex-demo");
    List<String> notes = compile(file.toAbsolutePath(), folder);
    try {
      return new CompiledModel(folder, newExecutor(folder), notes);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the generated executor could not be made", e);
    }
  }

  private static List<String> compile(Path file, Path folder) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    List<String> options =
        List.of("-d", folder.toString(), "-Apex.weights=" + file.getParent(), "-cp", classPath());
    JavaCompiler.CompilationTask task =
        javac.getTask(null, null, messages, options, null, List.of(new Source(sourceOf(file))));
    task.setProcessors(List.of(new PexProcessor()));
    boolean compiled = task.call();
    if (!compiled) {
      throw new IOException(String.join("\n", texts(messages)));
    }
    return texts(messages);
  }

  private static String sourceOf(Path file) {
    String name = file.getFileName().toString().replace("\\", "\\\\").replace("\"", "\\\"");
    return "@dev.pex.TfliteModel(\"" + name + "\") public interface " + TYPE + " {}";
  }

  private static List<String> texts(DiagnosticCollector<JavaFileObject> messages) {
    return messages.getDiagnostics().stream()
        .filter(message -> message.getKind() != Diagnostic.Kind.OTHER)
        .map(message -> message.getMessage(Locale.ROOT))
        .toList();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static RunnableNetwork newExecutor(Path folder)
      throws ReflectiveOperationException, IOException {
    URL[] urls = {folder.toUri().toURL()};
    ClassLoader loader = new URLClassLoader(urls, CompiledModel.class.getClassLoader());
    Constructor<?> constructor = loader.loadClass(TYPE + "Executor").getDeclaredConstructor();
    constructor.setAccessible(true);
    return (RunnableNetwork) constructor.newInstance();
  }

  /** What javac said: the plan, and warnings. */
  List<String> notes() {
    return notes;
  }

  /** The folder of the generated C and of plan.json. */
  Path generatedC() throws IOException {
    try (Stream<Path> models = Files.list(folder.resolve("META-INF/pex"))) {
      return models.findFirst().orElseThrow();
    }
  }

  /** Shape and quantisation of the input. */
  TensorInfo input() {
    return executor.inputs().get(0);
  }

  /** Shape and quantisation of the output. */
  TensorInfo output() {
    return executor.outputs().get(0);
  }

  /** Runs one inference. */
  byte[] run(byte[] input) {
    return executor.run(List.of(input), TensorObserver.NONE).get(0);
  }

  /** A compilation unit in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + TYPE + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
