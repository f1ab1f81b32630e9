package dev.pex.processor;

import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.program.Identifiers;
import dev.pex.processor.spec.FeedKind;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.spec.PlanSpec;
import dev.pex.processor.spec.TypeName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compiles a {@code .tflite} outside of javac. */
public final class TfliteCompiler {
  private final DiagnosticSink sink;

  /**
   * A compiler.
   *
   * @param sink where the model's errors and warnings go
   */
  public TfliteCompiler(DiagnosticSink sink) {
    this.sink = sink;
  }

  /**
   * The plan of a model, named after its file; empty if errors were reported.
   *
   * @throws IOException if the file cannot be read
   */
  public Optional<PlannedModel> plan(Path file, PlanSpec asked, Located<FeedKind> feed)
      throws IOException {
    byte[] content = content(file);
    Origin origin = Origin.of("'" + file + "'");
    TypeName type = new TypeName("", className(file), true);
    ModelSpec spec =
        new ModelSpec.Tflite(type, origin, asked, new Located<>(file.toString(), origin), feed);
    try {
      return Optional.of(
          new PlannedModel(new Pipeline(new OneFile(content), Options.USUAL, sink).plan(spec)));
    } catch (ModelRefused e) {
      return Optional.empty();
    }
  }

  /** Says in any failure which file it is about. */
  private static byte[] content(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new FileSystemException(file.toString(), null, e.getMessage());
    }
  }

  /** {@code KwsSmall} for {@code kws-small.tflite}. */
  private static String className(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.tflite$", "");
    return Arrays.stream(Identifiers.snakeCase(name).split("_"))
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** The model's own file, whatever it is asked for as. */
  private static final class OneFile implements ModelFiles {
    private final byte[] content;

    OneFile(byte[] content) {
      this.content = content;
    }

    @Override
    public Optional<byte[]> find(String packageName, String name) {
      return Optional.of(content);
    }

    @Override
    public List<String> places() {
      return List.of();
    }
  }
}
