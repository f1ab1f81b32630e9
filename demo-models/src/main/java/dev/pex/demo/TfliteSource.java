package dev.pex.demo;

import dev.pex.codesign.file.EmptyFolder;
import dev.pex.processor.PexProcessor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
 * An interface that names a {@code .tflite}, as javac reads it.
 *
 * @param annotations what stands above the interface beside the file's name
 */
public record TfliteSource(Path file, String annotations) {
  /**
   * Compiles it.
   *
   * @param folder is emptied, and gets the classes and all that Pex writes
   * @return what javac warned of
   * @throws IOException if the file cannot be read, or with javac's messages if it does not compile
   */
  public List<String> compile(Path folder) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException("'" + file + "' is not a file that can be read");
    }
    EmptyFolder.make(folder);
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-d",
            folder.toString(),
            "-Apex.weights=" + file.toAbsolutePath().getParent(),
            "-cp",
            System.getProperty("java.class.path"));
    JavaCompiler.CompilationTask task =
        javac.getTask(null, null, messages, options, null, List.of(new Text(typeName(), text())));
    task.setProcessors(List.of(new PexProcessor()));
    if (!task.call()) {
      throw new IOException(String.join("\n", texts(messages, Diagnostic.Kind.ERROR)));
    }
    return texts(messages, Diagnostic.Kind.WARNING);
  }

  /** The folder of the C of the one model that was compiled into a folder. */
  public static Path c(Path folder) throws IOException {
    try (Stream<Path> models = Files.list(folder.resolve("META-INF/pex"))) {
      return models.findFirst().orElseThrow();
    }
  }

  /** A class name made of the file's name: {@code person_detect.tflite} is PersonDetectModel. */
  String typeName() {
    String name = file.getFileName().toString().replaceFirst("\\.tflite$", "");
    return Arrays.stream(name.split("[^A-Za-z0-9]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining())
            .replaceFirst("^[0-9]", "The$0")
        + "Model";
  }

  private String text() {
    String name = file.getFileName().toString().replace("\\", "\\\\").replace("\"", "\\\"");
    return "%s @dev.pex.TfliteModel(\"%s\") public interface %s {}"
        .formatted(annotations, name, typeName());
  }

  private static List<String> texts(
      DiagnosticCollector<JavaFileObject> messages, Diagnostic.Kind kind) {
    return messages.getDiagnostics().stream()
        .filter(message -> message.getKind() == kind)
        .map(message -> message.getMessage(Locale.ROOT))
        .toList();
  }

  /** A source in memory. */
  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String type, String text) {
      super(URI.create("string:///" + type + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
