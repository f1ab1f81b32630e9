package dev.pex.processor.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What concatenations and enlargements take, and what they refuse at which place. */
final class PicturesTest {
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Model {
        @Input(height = 8, width = 8, channels = 3) Tensor picture;
        @Conv2D(filters = 4, kernel = 3) Tensor fine;
        @Conv2D(filters = 4, kernel = 3, strides = 2) Tensor coarse;
        @UpSampling2D(interpolation = Interpolation.BILINEAR) Tensor wide;
        @Concatenate({"fine", "wide"}) Tensor both;
      }
      """;

  @Test
  void operandsOfAnotherQuantisationAreRequantised(@TempDir Path work) throws IOException {
    Compiled compiled = compiled(work, MODEL);
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    assertThat(new String(compiled.files().get("META-INF/pex/model/model.c"), UTF_8))
        .contains("both_0_requantized");
  }

  @Test
  void trainedFileGivesTheSameProgram(@TempDir Path work) throws IOException {
    Path source = Files.writeString(work.resolve("Model.java"), MODEL);
    Compiled placeholders =
        new ModelCompiler(work.resolve("placeholders"))
            .with(List.of("-Apex.tflite=true"))
            .compile(List.of(source));
    Path weights = Files.createDirectories(work.resolve("weights"));
    Files.write(
        weights.resolve("model.tflite"),
        placeholders.files().get("META-INF/pex/model/model.tflite"));
    Files.writeString(source, MODEL.replace("@Network", "@Network(weights = \"model.tflite\")"));
    Compiled trained =
        new ModelCompiler(work.resolve("trained"))
            .with(List.of("-Apex.weights=" + weights))
            .compile(List.of(source));
    assertThat(trained.success()).as(trained.text()).isTrue();
    assertThat(trained.files().get("META-INF/pex/model/model.c"))
        .isEqualTo(placeholders.files().get("META-INF/pex/model/model.c"));
  }

  @Test
  void oneTensorIsNoConcatenation(@TempDir Path work) throws IOException {
    assertThat(compiled(work, MODEL.replace("{\"fine\", \"wide\"}", "\"fine\"")).text())
        .contains(
            "Model.java:9:16: error: [pex:count] @Concatenate has 1 name but takes 2 or more");
  }

  @Test
  void otherSizesMustBeTheSame(@TempDir Path work) throws IOException {
    assertThat(
            compiled(work, MODEL.replace("{\"fine\", \"wide\"}", "{\"fine\", \"coarse\"}")).text())
        .contains(
            "[pex:shapes-differ] 'both' concatenates the channels of 'fine' 8x8x4 and 'coarse'"
                + " 4x4x4, whose other sizes differ");
    String columns = "value = {\"fine\", \"wide\"}, axis = Axis.WIDTH";
    Compiled wider = compiled(work, MODEL.replace("{\"fine\", \"wide\"}", columns));
    assertThat(wider.success()).as(wider.text()).isTrue();
  }

  @Test
  void namesOfRequantisedOperandsAreTaken(@TempDir Path work) throws IOException {
    assertThat(compiled(work, MODEL.replace("picture", "both_0_requantized")).text())
        .contains("[pex:name-duplicate] there are two tensors 'both_0_requantized'");
  }

  @Test
  void stepsOfBilinearEnlargementsAreExact(@TempDir Path work) throws IOException {
    String large = MODEL.replace("@UpSampling2D(", "@UpSampling2D(size = {1, 600}, ");
    assertThat(compiled(work, large).text())
        .contains(
            "[pex:size-out-of-range] 'wide' makes 'coarse' 4x4x4 so large that steps of 1/1024 do"
                + " not find its elements");
  }

  private static Compiled compiled(Path work, String model) throws IOException {
    Path source = Files.writeString(work.resolve("Model.java"), model);
    return new ModelCompiler(work.resolve("output")).compile(List.of(source));
  }
}
