package dev.pex.demo;

import dev.pex.processor.PexProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A {@code .tflite} that javac and Pex made a program of.
 *
 * @param warnings what javac warned of
 */
record CompiledModel(GeneratedNetwork network, List<String> warnings) {
  CompiledModel {
    warnings = List.copyOf(warnings);
  }

  /**
   * Compiles a model with one input and one output, into a folder of its own in the checkout.
   *
   * @param file a {@code .tflite}
   * @throws IOException if the file cannot be read, or with javac's messages if it does not compile
   */
  static CompiledModel of(Path file, Checkout checkout) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException("'" + file + "' is not a file that can be read");
    }
    String type = typeName(file);
    Path folder = emptied(checkout.work(type));
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    if (!compile(file.toAbsolutePath(), type, folder, messages)) {
      throw new IOException(String.join("\n", texts(messages, Diagnostic.Kind.ERROR)));
    }
    return new CompiledModel(
        requireOneToOne(load(type, folder)), texts(messages, Diagnostic.Kind.WARNING));
  }

  /** A class name made of a file's name: {@code person_detect.tflite} is PersonDetectModel. */
  static String typeName(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.tflite$", "");
    return Arrays.stream(name.split("[^A-Za-z0-9]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining())
            .replaceFirst("^[0-9]", "The$0")
        + "Model";
  }

  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder);
  }

  private static boolean compile(
      Path file, String type, Path folder, DiagnosticCollector<JavaFileObject> messages) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-d",
            folder.toString(),
            "-Apex.weights=" + file.getParent(),
            "-cp",
            System.getProperty("java.class.path"));
    JavaCompiler.CompilationTask task =
        javac.getTask(null, null, messages, options, null, List.of(new Source(type, file)));
    task.setProcessors(List.of(new PexProcessor()));
    return task.call();
  }

  private static List<String> texts(
      DiagnosticCollector<JavaFileObject> messages, Diagnostic.Kind kind) {
    return messages.getDiagnostics().stream()
        .filter(message -> message.getKind() == kind)
        .map(message -> message.getMessage(Locale.ROOT))
        .toList();
  }

  private static GeneratedNetwork load(String type, Path folder) throws IOException {
    URL[] urls = {folder.toUri().toURL()};
    ClassLoader loader = new URLClassLoader(urls, CompiledModel.class.getClassLoader());
    try (Stream<Path> models = Files.list(folder.resolve("META-INF/pex"))) {
      String cName = models.findFirst().orElseThrow().getFileName().toString();
      return GeneratedNetwork.load(loader, type, cName);
    }
  }

  private static GeneratedNetwork requireOneToOne(GeneratedNetwork network) throws IOException {
    int inputs = network.executor().inputs().size();
    int outputs = network.executor().outputs().size();
    if (inputs != 1 || outputs != 1) {
      throw new IOException(
          "the demo runs models of one input and one output, not %d and %d"
              .formatted(inputs, outputs));
    }
    return network;
  }

  /** An interface in memory that names the file. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String type, Path file) {
      super(URI.create("string:///" + type + ".java"), Kind.SOURCE);
      String name = file.getFileName().toString().replace("\\", "\\\\").replace("\"", "\\\"");
      this.text = "@dev.pex.TfliteModel(\"%s\") public interface %s {}".formatted(name, type);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
