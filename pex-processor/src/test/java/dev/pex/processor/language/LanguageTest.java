package dev.pex.processor.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where models and their files may stand, and what the options do. */
final class LanguageTest {
  private static final String REPORT = "META-INF/pex/model/report.html";
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Model {
        @Input(channels = 10) Tensor features;
        @Dense(units = 8, activation = ActivationFunction.RELU) Tensor hidden;
        @Dense(units = 2) Tensor scores;
      }
      """;
  private static final String TRAINED =
      MODEL.replace("@Network", "@Network(weights = \"model.tflite\")");
  private static final String FILE = "META-INF/pex/model/model.tflite";

  @Test
  void weightsOfAFileAreThoseItWasWrittenWith(@TempDir Path work) throws IOException {
    Map<String, byte[]> placeholders = placeholders(work);
    Path weights = Files.createDirectories(work.resolve("weights"));
    Files.write(weights.resolve("model.tflite"), placeholders.get(FILE));
    Compiled trained =
        new ModelCompiler(work.resolve("trained"))
            .with(List.of("-Apex.weights=" + weights))
            .compile(List.of(write(work, "Model.java", TRAINED)));
    assertThat(trained.success()).as(trained.text()).isTrue();
    assertThat(trained.text()).doesNotContain("placeholder");
    assertThat(trained.files().get("ModelExecutor.weights"))
        .isEqualTo(placeholders.get("ModelExecutor.weights"));
  }

  @Test
  void tfliteGivesTheProgramOfTheClassItWasWrittenFrom(@TempDir Path work) throws IOException {
    Map<String, byte[]> placeholders = placeholders(work);
    Path weights = Files.createDirectories(work.resolve("weights"));
    Files.write(weights.resolve("model.tflite"), placeholders.get(FILE));
    String source = "@dev.pex.TfliteModel(\"model.tflite\") interface Model {}";
    Compiled compiled =
        new ModelCompiler(work.resolve("tflite"))
            .with(List.of("-Apex.weights=" + weights))
            .compile(List.of(write(work, "Model.java", source)));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    assertThat(compiled.files().get("META-INF/pex/model/model.c"))
        .isEqualTo(placeholders.get("META-INF/pex/model/model.c"));
    assertThat(compiled.files().get("ModelExecutor.weights"))
        .isEqualTo(placeholders.get("ModelExecutor.weights"));
  }

  @Test
  void weightsMayStandInTheClassOutput(@TempDir Path work) throws IOException {
    Path output = Files.createDirectories(work.resolve("output").resolve("a"));
    Files.write(output.resolve("model.tflite"), placeholders(work).get(FILE));
    Path source = write(work, "Model.java", "package a;\n" + TRAINED);
    Compiled compiled = new ModelCompiler(work.resolve("output")).compile(List.of(source));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
  }

  @Test
  void weightsMayStandOnTheClassPath(@TempDir Path work) throws IOException {
    Path resources = Files.createDirectories(work.resolve("resources"));
    Files.write(resources.resolve("model.tflite"), placeholders(work).get(FILE));
    Path source = write(work, "Model.java", "package a;\n" + TRAINED);
    Compiled compiled =
        new ModelCompiler(work.resolve("output"), List.of(resources)).compile(List.of(source));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
  }

  @Test
  void weightsMayStandOnTheSourcePath(@TempDir Path work) throws IOException {
    Path sources = work.resolve("sources");
    Path folder = Files.createDirectories(sources.resolve("a"));
    Files.write(folder.resolve("model.tflite"), placeholders(work).get(FILE));
    Path source = write(folder, "Model.java", "package a;\n" + TRAINED);
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(List.of("-sourcepath", sources.toString()))
            .compile(List.of(source));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
  }

  @Test
  void modelWaitsForConstantsOfAnotherProcessor(@TempDir Path work) throws IOException {
    Path source = write(work, "Model.java", MODEL.replace("units = 8", "units = Sizes.UNITS"));
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(new SizesProcessor())
            .compile(List.of(source));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    assertThat(compiled.text()).contains("[pex:plan] 18 B SRAM");
  }

  @Test
  void unknownConstantIsTheCompilersAffair(@TempDir Path work) throws IOException {
    Path source = write(work, "Model.java", MODEL.replace("units = 8", "units = UNKNOWN"));
    Compiled compiled = new ModelCompiler(work.resolve("output")).compile(List.of(source));
    assertThat(compiled.success()).isFalse();
    assertThat(compiled.text()).doesNotContain("[pex:").contains("UNKNOWN");
  }

  @Test
  void everyMistakeHasItsOwnMessage(@TempDir Path work) throws IOException {
    String wrong =
        MODEL
            .replace("units = 8", "units = 0")
            .replace("units = 2", "units = 2, from = \"feature\"");
    Path source = write(work, "Model.java", wrong);
    Compiled compiled = new ModelCompiler(work.resolve("output")).compile(List.of(source));
    assertThat(compiled.text())
        .isEqualTo(
            """
            Model.java:6:18: error: [pex:size-out-of-range] units is 0 but must be 1 to 1,000,000
            Model.java:7:28: error: [pex:from-unknown] 'scores' reads 'feature', which is no field before it
                help: did you mean "features"?
            """);
  }

  @Test
  void scaleLiesWhereProductsOfScalesAreFinite(@TempDir Path work) throws IOException {
    String wrong = MODEL.replace("channels = 10", "channels = 10, scale = 1e-45f");
    Path source = write(work, "Model.java", wrong);
    Compiled compiled = new ModelCompiler(work.resolve("output")).compile(List.of(source));
    assertThat(compiled.text())
        .isEqualTo(
            """
            Model.java:5:33: error: [pex:quantization-out-of-range] scale is 1.4E-45 but must be 1.0E-9 to 1.0E9
            """);
  }

  @Test
  void layerAfterAMistakeIsNotAnother(@TempDir Path work) throws IOException {
    Path source = write(work, "Model.java", MODEL.replace("channels = 10", "channels = -1"));
    Compiled compiled = new ModelCompiler(work.resolve("output")).compile(List.of(source));
    assertThat(compiled.messages()).hasSize(1);
    assertThat(compiled.text()).contains("channels is -1 but must be 1 to 1,000,000");
  }

  @Test
  void budgetOfAnOptionHoldsInPlaceOfTheModels(@TempDir Path work) throws IOException {
    Path source = write(work, "Model.java", MODEL);
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(List.of("-Apex.budget.Model.sram=17"))
            .compile(List.of(source));
    assertThat(compiled.text())
        .contains("Model.java:3:1: error: [pex:arena-too-small] model needs 18 B of SRAM");
  }

  @Test
  void werrorMakesErrorsOfWarnings(@TempDir Path work) throws IOException {
    Path source = write(work, "Model.java", MODEL);
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(List.of("-Apex.werror"))
            .compile(List.of(source));
    assertThat(compiled.success()).isFalse();
    assertThat(compiled.text()).contains("error: [pex:placeholder-weights]");
  }

  @Test
  void aReportIsWrittenWhereItIsAskedForAndEachTimeTheSame(@TempDir Path work) throws IOException {
    Path source = write(work, "Model.java", MODEL);
    Compiled without = new ModelCompiler(work.resolve("without")).compile(List.of(source));
    byte[] first = report(source, work.resolve("first"));
    assertThat(without.files()).doesNotContainKey(REPORT);
    assertThat(first).isNotEmpty().isEqualTo(report(source, work.resolve("second")));
  }

  @Test
  void aReportShowsWhatWasMeasured(@TempDir Path work) throws IOException {
    Path source = write(work, "Model.java", MODEL);
    Files.writeString(work.resolve("model.profile"), "operator.hidden 4321\n");
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(List.of("-Apex.report=true", "-Apex.weights=" + work))
            .compile(List.of(source));
    assertThat(new String(compiled.files().getOrDefault(REPORT, new byte[0]), UTF_8))
        .contains(">4,321<");
    assertThat(compiled.files())
        .containsKeys("META-INF/pex/model/plan.svg", "META-INF/pex/model/schedule.csv");
  }

  private static byte[] report(Path source, Path output) throws IOException {
    return new ModelCompiler(output)
        .with(List.of("-Apex.report=true"))
        .compile(List.of(source))
        .files()
        .getOrDefault(REPORT, new byte[0]);
  }

  @Test
  void theNoteOfAPlanShowsTablesWhereTheyAreAskedFor(@TempDir Path work) throws IOException {
    Path source = write(work, "Model.java", MODEL);
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(List.of("-Apex.tables=true"))
            .compile(List.of(source));
    assertThat(compiled.text().lines().map(String::strip))
        .containsSequence(
            "id  tensor    shape   bytes",
            "0  features  1x1x10     10",
            "1  hidden    1x1x8       8",
            "2  scores    1x1x2       2")
        .anyMatch(line -> line.matches("1  whole +dense +1 +0 1 +18 +80 +\\d+ +peak"));
  }

  @Test
  void weightsOfFewBitsAreSimulatedWhereItIsAskedFor(@TempDir Path work) throws IOException {
    Path source = write(work, "Model.java", MODEL);
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(List.of("-Apex.cluster=2", "-Apex.tflite=true"))
            .compile(List.of(source));
    assertThat(compiled.text())
        .contains("    clustered: 32 B of weights instead of 96 B, tables of values included;");
    assertThat(compiled.files().get(FILE))
        .hasSameSizeAs(placeholders(work).get(FILE))
        .isNotEqualTo(placeholders(work).get(FILE));
  }

  @Test
  void weightsHaveFewBits(@TempDir Path work) throws IOException {
    Path source = write(work, "Model.java", MODEL);
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(List.of("-Apex.cluster=8"))
            .compile(List.of(source));
    assertThat(compiled.text())
        .contains(
            "[pex:option-value] option -Apex.cluster is '8' but must be a number of bits from 1 to 7");
  }

  @Test
  void aSelfTestIsWrittenWhereItIsAskedFor(@TempDir Path work) throws IOException {
    Path source = write(work, "Model.java", MODEL);
    Compiled without = new ModelCompiler(work.resolve("without")).compile(List.of(source));
    Compiled with =
        new ModelCompiler(work.resolve("with"))
            .with(List.of("-Apex.selftest=true"))
            .compile(List.of(source));
    assertThat(with.success()).as(with.text()).isTrue();
    assertThat(with.files())
        .containsKeys("META-INF/pex/model/model_selftest.h", "META-INF/pex/model/pex_selftest.h");
    assertThat(without.files().keySet()).noneMatch(name -> name.contains("selftest"));
  }

  @Test
  void placeholdersCanStandInForWeights(@TempDir Path work) throws IOException {
    Path source = write(work, "Model.java", TRAINED);
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(List.of("-Apex.placeholders", "-Apex.tflite"))
            .compile(List.of(source));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    assertThat(compiled.files())
        .extractingByKey(FILE)
        .isNotNull()
        .isEqualTo(placeholders(work).get(FILE));
  }

  private static Map<String, byte[]> placeholders(Path work) throws IOException {
    Path source = write(Files.createDirectories(work.resolve("plain")), "Model.java", MODEL);
    return new ModelCompiler(work.resolve("placeholders"))
        .with(List.of("-Apex.tflite"))
        .compile(List.of(source))
        .files();
  }

  private static Path write(Path directory, String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
