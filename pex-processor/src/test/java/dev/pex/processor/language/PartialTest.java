package dev.pex.processor.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which stages a model gets if it forbids some. */
final class PartialTest {
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Model {
        @Input(height = 8, width = 8, channels = 3) Tensor picture;
        @Conv2D(filters = 16, kernel = 3) Tensor stem;
        @Conv2D(filters = 16, kernel = 3) Tensor block;
        @GlobalAveragePooling2D Tensor scores;
      }
      """;

  @Test
  void rowsAreTakenWhereNothingIsSaid(@TempDir Path work) throws IOException {
    assertThat(plan(work, MODEL)).contains("\"kind\": \"rows\"");
  }

  @Test
  void forbiddenRowsAreNotTaken(@TempDir Path work) throws IOException {
    assertThat(plan(work, MODEL.replace("@Network", "@Network @Partial(rows = false)")))
        .doesNotContain("\"kind\": \"rows\"");
  }

  @Test
  void wholeTensorsAreLeftIfEverythingIsForbidden(@TempDir Path work) throws IOException {
    String forbidden = "@Network @Partial(rows = false, channels = false)";
    assertThat(plan(work, MODEL.replace("@Network", forbidden)))
        .contains("\"arenaBytes\": 2048,")
        .doesNotContain("\"kind\": \"rows\"")
        .contains("\"kind\": \"whole\"");
  }

  @Test
  void stripesAreTakenWhereComputingTwiceIsAllowed(@TempDir Path work) throws IOException {
    String wide =
        MODEL
            .replace("height = 8, width = 8, channels = 3", "height = 24, width = 40, channels = 1")
            .replace("@GlobalAveragePooling2D", "@Conv2D(filters = 4, kernel = 3, strides = 2)");
    assertThat(plan(work, wide)).doesNotContain("~stripe").contains("\"recomputedMacs\": 0,");
    String allowed = wide.replace("@Network", "@Network @Partial(recompute = 0.1)");
    assertThat(plan(work, allowed)).contains("scores~stripe2").doesNotContain("Macs\": 0,");
  }

  @Test
  void itSaysNothingOutsideOfAModel(@TempDir Path work) throws IOException {
    String stray = MODEL.replace("@Network", "@Partial(rows = false)");
    assertThat(compiled(work, stray).text())
        .contains("'Model' bears @Partial but has neither @Network nor @TfliteModel");
  }

  private static String plan(Path work, String model) throws IOException {
    Compiled compiled = compiled(work, model);
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    return new String(compiled.files().get("META-INF/pex/model/plan.json"), UTF_8);
  }

  private static Compiled compiled(Path work, String model) throws IOException {
    Path source = Files.writeString(work.resolve("Model.java"), model);
    return new ModelCompiler(work.resolve("output")).compile(List.of(source));
  }
}
