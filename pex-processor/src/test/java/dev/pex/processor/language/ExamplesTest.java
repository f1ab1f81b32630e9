package dev.pex.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.PexProcessor;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.diag.Severity;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.tflite.QuantizationExample;
import dev.pex.processor.tflite.TfliteWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every entry of the catalogue has an example: the smallest model that provokes it, and what the
 * compiler then says to the letter. {@code -Dpex.golden.update=true} writes these texts anew.
 */
final class ExamplesTest {
  static Stream<Example> examples() throws IOException {
    return Example.all().stream();
  }

  @Test
  void everyEntryHasAnExampleAndEveryExampleAnEntry() throws IOException {
    List<String> entries =
        Arrays.stream(DiagnosticId.values()).map(DiagnosticId::slug).sorted().toList();
    assertThat(Example.all().stream().map(Example::slug)).containsExactlyElementsOf(entries);
  }

  @Test
  void manualShowsEveryExample() throws IOException {
    Path manual = Path.of("..", "docs");
    Map<String, String> pages = MessagePages.all();
    if (Boolean.getBoolean("pex.golden.update")) {
      Files.createDirectories(manual.resolve("messages"));
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(manual.resolve(page.getKey()), page.getValue());
      }
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      assertThat(manual.resolve(page.getKey())).hasContent(page.getValue());
    }
    try (Stream<Path> written = Files.list(manual.resolve("messages"))) {
      assertThat(written.map(page -> "messages/" + page.getFileName())).isSubsetOf(pages.keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyMessageTellsLineAndColumn(Example example) throws IOException {
    String place =
        List.of("unknown-option", "option-value").contains(example.slug())
            ? ""
            : "Model\\.java:\\d+:\\d+: ";
    assertThat(Files.readAllLines(example.expected()))
        .filteredOn(line -> line.contains("[pex:" + example.slug() + "] "))
        .isNotEmpty()
        .allMatch(line -> line.matches(place + "(error|warning|note): .*"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleSaysExactlyThis(Example example, @TempDir Path work) throws IOException {
    Compiled compiled = compiled(example, work, new ModelCompiler(work.resolve("output")));
    if (Boolean.getBoolean("pex.golden.update")) {
      Files.writeString(example.expected(), compiled.text());
    }
    assertThat(compiled.text()).isEqualTo(Files.readString(example.expected()));
    assertThat(compiled.text()).contains("[pex:" + example.slug() + "] ");
    assertThat(compiled.success()).isEqualTo(severity(example) != Severity.ERROR);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void correctedTwinCompilesWithout(Example example, @TempDir Path work) throws IOException {
    if (!Files.exists(example.fixed())) {
      assertThat(example.slug())
          .isIn("file-not-found", "tflite-invalid", "tflite-unsupported", "plan");
      return;
    }
    addModels(example, work);
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(example.options("fixed-options.txt", work))
            .compile(List.of(example.fixed()));
    assertThat(compiled.text()).doesNotContain("[pex:" + example.slug() + "] ");
    assertThat(compiled.success()).as(compiled.text()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eclipseSaysTheSameInTheSameLine(Example example, @TempDir Path work) throws IOException {
    Compiled compiled = compiled(example, work, ModelCompiler.eclipse(work.resolve("output")));
    assertThat(compiled.success()).isEqualTo(severity(example) != Severity.ERROR);
    assertThat(withoutColumns(compiled.text(), example.slug()))
        .isNotEmpty()
        .isEqualTo(withoutColumns(Files.readString(example.expected()), example.slug()));
  }

  /** Messages of one kind, without what compilers put otherwise: the column, the Filer's words. */
  private static Set<String> withoutColumns(String text, String slug) {
    return text.lines()
        .filter(line -> line.contains("[pex:" + slug + "] "))
        .map(line -> line.replaceFirst("(java:\\d+):\\d+", "$1"))
        .map(line -> line.replaceFirst("(cannot write '\\w+'): .*", "$1"))
        .collect(Collectors.toSet());
  }

  private static Compiled compiled(Example example, Path work, ModelCompiler compiler)
      throws IOException {
    addModels(example, work);
    if (example.slug().equals("internal-error")) {
      compiler.with(new OtherFiler(new PexProcessor(), filer -> new NoFiles()));
    }
    return compiler.with(example.options("options.txt", work)).compile(example.sources());
  }

  private static Severity severity(Example example) {
    return Arrays.stream(DiagnosticId.values())
        .filter(id -> id.slug().equals(example.slug()))
        .findFirst()
        .orElseThrow()
        .severity();
  }

  /** Binary files that no text and no model of ours makes. */
  private static void addModels(Example example, Path work) throws IOException {
    Path files = Files.createDirectories(Example.files(work));
    switch (example.slug()) {
      case "tflite-unsupported" ->
          Files.write(files.resolve("transposed.tflite"), new TfliteWriter().write(transposed()));
      case "tflite-quantization" -> QuantizationExample.writeTo(files);
      default -> {}
    }
  }

  /** A graph that swaps rows and columns. */
  private static Graph transposed() {
    Quantization quantization = new Quantization(0.5f, 0);
    Tensor input = new Tensor("picture", new Shape(2, 3, 4), quantization, Origin.of("test"));
    Tensor output = new Tensor("turned", new Shape(3, 2, 4), quantization, Origin.of("test"));
    Node node =
        new Node(
            new Op.Transpose(List.of(1, 0, 2)),
            List.of(Operand.of(input)),
            output,
            Origin.of("test"));
    return new Graph(
        "transposed",
        List.of(new Port("picture", Operand.of(input), Port.ElementType.INT8)),
        List.of(node),
        List.of(new Port("turned", Operand.of(output), Port.ElementType.INT8)));
  }
}
