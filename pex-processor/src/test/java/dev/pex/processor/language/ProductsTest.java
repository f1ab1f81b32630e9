package dev.pex.processor.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What products take, what they refuse at which place, and what is planned of them. */
final class ProductsTest {
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Model {
        @Input(height = 16, width = 16, channels = 3) Tensor picture;
        @Conv2D(filters = 8, kernel = 3) Tensor stem;
        @Conv2D(filters = 24, kernel = 1) Tensor wide;
        @GlobalAveragePooling2D Tensor pooled;
        @Dense(units = 24, activation = ActivationFunction.RELU) Tensor gate;
        @Multiply({"wide", "gate"}) Tensor scaled;
        @Conv2D(filters = 4, kernel = 1) Tensor narrow;
        @GlobalAveragePooling2D Tensor scores;
      }
      """;

  private static final String SQUEEZE_EXCITE =
      """
      import dev.pex.*;

      @Network @Partial(recompute = 1)
      class Model {
        @Input(height = 16, width = 16, channels = 3) Tensor picture;
        @Conv2D(filters = 8, kernel = 3) Tensor stem;
        @Conv2D(filters = 24, kernel = 1) Tensor wide;
        @SqueezeExcite(units = 6) Tensor scaled;
        @Conv2D(filters = 4, kernel = 1) Tensor narrow;
        @GlobalAveragePooling2D Tensor pooled;
        @Activation(ActivationFunction.SIGMOID) Tensor scores;
      }
      """;

  @Test
  void factorsHoldForEveryPixel(@TempDir Path work) throws IOException {
    assertThat(planJson(work, MODEL)).contains("\"scaled\"").contains("\"recomputedMacs\": 0,");
  }

  @Test
  void tensorsOfOneShapeAreMultiplied(@TempDir Path work) throws IOException {
    assertThat(planJson(work, MODEL.replace("\"gate\"", "\"wide\""))).contains("\"scaled\"");
  }

  @Test
  void whatIsScaledIsMadeTwiceWhereThatIsAllowed(@TempDir Path work) throws IOException {
    String model = MODEL.replace("@Network", "@Network @Partial(recompute = 1)");
    Compiled compiled = compiled(work, model);
    // of 'wide' all of 16x16x24 sums of 8 products, and of the 16x16x8 sums of 'stem' 27 each
    assertThat(compiled.text()).contains(" MACs and 104 k again,");
    assertThat(planJson(work, model)).contains("\"recomputedMacs\": 104448,");
  }

  @Test
  void trainedFileGivesTheSameProgram(@TempDir Path work) throws IOException {
    TrainedModel.assertSameProgram(work, MODEL);
  }

  @Test
  void squeezeExciteScalesChannels(@TempDir Path work) throws IOException {
    assertThat(planJson(work, SQUEEZE_EXCITE))
        .contains("scaled_squeezed", "scaled_reduced", "scaled_expanded", "scaled_shares")
        .contains("\"recomputedMacs\": 104448,");
  }

  @Test
  void squeezeExciteHasUnits(@TempDir Path work) throws IOException {
    assertThat(compiled(work, SQUEEZE_EXCITE.replace("units = 6", "units = 0")).text())
        .contains("Model.java:8:26: error: [pex:size-out-of-range] units is 0");
  }

  @Test
  void otherShapesAreRefused(@TempDir Path work) throws IOException {
    assertThat(compiled(work, MODEL.replace("\"wide\", \"gate\"", "\"wide\", \"stem\"")).text())
        .contains(
            "Model.java:10:13: error: [pex:shapes-differ] 'scaled' multiplies 'wide' 16x16x24 and"
                + " 'stem' 16x16x8, whose shapes differ")
        .contains("help: the second may be 1x1x24, then it holds for every pixel");
  }

  @Test
  void oneTensorIsNoProduct(@TempDir Path work) throws IOException {
    assertThat(compiled(work, MODEL.replace("{\"wide\", \"gate\"}", "\"wide\"")).text())
        .contains("Model.java:10:13: error: [pex:count] @Multiply has 1 name but takes 2");
  }

  private static String planJson(Path work, String model) throws IOException {
    Compiled compiled = compiled(work, model);
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    return new String(compiled.files().get("META-INF/pex/model/plan.json"), UTF_8);
  }

  private static Compiled compiled(Path work, String model) throws IOException {
    return new ModelCompiler(work.resolve("output")).compile(List.of(source(work, model)));
  }

  private static Path source(Path work, String model) throws IOException {
    return Files.writeString(work.resolve("Model.java"), model);
  }
}
