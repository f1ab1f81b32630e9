package dev.pex.processor.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds what every stage makes of small networks. Each directory below {@code
 * src/test/resources/golden} shows the whole way of one network, from its class to the generated
 * code; {@code -Dpex.golden.update=true} writes them anew.
 */
final class GoldenTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  @ParameterizedTest
  @ValueSource(strings = {"Words", "Residual", "Padded", "Segmenter", "Pushed", "Nested"})
  void everyStageGivesTheSame(String model, @TempDir Path work) throws IOException {
    Path directory = GOLDEN.resolve(folder(model));
    Path source = directory.resolve(model + ".java");
    Stages stages = new Stages();
    new ModelCompiler(work.resolve("stages")).with(stages).compile(List.of(source));
    Map<String, String> texts = new TreeMap<>(stages.dumps());
    texts.putAll(generated(model, work.resolve("generated"), source));
    if (Boolean.getBoolean("pex.golden.update")) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Files.writeString(directory.resolve(text.getKey()), text.getValue());
      }
    }
    assertThat(stages.findings()).isEmpty();
    Map<String, String> stored = stored(directory, model);
    assertThat(texts.keySet()).isEqualTo(stored.keySet());
    texts.forEach((name, text) -> assertThat(text).as(name).isEqualTo(stored.get(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Words", "Residual", "Padded", "Segmenter", "Pushed", "Nested"})
  void twoCompilationsGiveTheSameBytes(String model, @TempDir Path work) throws IOException {
    Path source = GOLDEN.resolve(folder(model)).resolve(model + ".java");
    Map<String, byte[]> first = files(work.resolve("first"), source);
    Map<String, byte[]> second = files(work.resolve("second"), source);
    assertThat(first.keySet()).isEqualTo(second.keySet());
    first.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(second.get(name)));
  }

  private static Map<String, byte[]> files(Path output, Path source) throws IOException {
    Compiled compiled =
        new ModelCompiler(output).with(List.of("-Apex.tflite=true")).compile(List.of(source));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    return compiled.files();
  }

  /** The texts that are made for users, but the runtime's own. */
  private static Map<String, String> generated(String model, Path output, Path source)
      throws IOException {
    Map<String, String> texts = new TreeMap<>();
    files(output, source)
        .forEach(
            (path, bytes) -> {
              String name = path.substring(path.lastIndexOf('/') + 1);
              if (isShown(name, model)) {
                texts.put(name, new String(bytes, UTF_8));
              }
            });
    return texts;
  }

  private static boolean isShown(String name, String model) {
    return List.of(
            model + "Executor.java",
            model + "Reference.java",
            folder(model) + ".h",
            folder(model) + ".c",
            "plan.json")
        .contains(name);
  }

  private static Map<String, String> stored(Path directory, String model) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.equals(model + ".java")) {
          texts.put(name, Files.readString(file));
        }
      }
    }
    return texts;
  }

  private static String folder(String model) {
    return model.toLowerCase(Locale.ROOT);
  }
}
