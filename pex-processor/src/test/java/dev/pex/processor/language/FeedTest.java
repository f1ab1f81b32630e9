package dev.pex.processor.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that are pushed row by row, as users ask for them. */
final class FeedTest {
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Model {
        @Input(height = 8, width = 8, channels = 3, feed = Feed.ROWS) Tensor picture;
        @Conv2D(filters = 4, kernel = 3) Tensor stem;
        @Input(height = 8, width = 8, channels = 4) Tensor mask;
        @Add({"stem", "mask"}) Tensor sum;
        @GlobalAveragePooling2D Tensor scores;
      }
      """;

  @Test
  void onlyRowsThatAreNeededAgainAndTheirCountLieInTheArena(@TempDir Path work) throws IOException {
    assertThat(plan(work, MODEL))
        .contains(
            "{\n      \"name\": \"picture\",\n      \"bytes\": 192,\n      \"feed\": \"rows\"")
        .contains("{\n      \"name\": \"mask\",\n      \"bytes\": 256,\n      \"feed\": \"whole\"")
        .contains("\"inputInArena\": 256,")
        .contains("\"name\": \"picture.lines\",\n      \"bytes\": 48,")
        .contains("\"name\": \"picture.to_come\",\n      \"bytes\": 4,")
        .doesNotContain("\"picture.front\"");
  }

  @Test
  void oneInputOnlyCanBeFed(@TempDir Path work) throws IOException {
    String both = MODEL.replace("channels = 4)", "channels = 4, feed = Feed.ROWS)");
    assertThat(compiled(work, both).text())
        .contains(
            "Model.java:7:58: error: [pex:feed-impossible] input 'mask' cannot be fed by rows"
                + " because 'picture' is: one input can be");
  }

  @Test
  void rowsMustNotBeForbidden(@TempDir Path work) throws IOException {
    String forbidden = MODEL.replace("@Network", "@Network @Partial(rows = false)");
    assertThat(compiled(work, forbidden).text())
        .contains(
            "Model.java:5:58: error: [pex:feed-impossible] input 'picture' cannot be fed by rows"
                + " because @Partial(rows = false) lets no operator run by rows");
  }

  @Test
  void aSingleRowIsNoneToWaitFor(@TempDir Path work) throws IOException {
    String row =
        """
        import dev.pex.*;

        @Network
        class Model {
          @Input(channels = 30, feed = Feed.ROWS) Tensor features;
          @Dense(units = 4) Tensor scores;
        }
        """;
    assertThat(compiled(work, row).text())
        .contains(
            "Model.java:5:36: error: [pex:feed-impossible] input 'features' cannot be fed by rows"
                + " because it has one row only");
  }

  @Test
  void aFileOfOneInputCanBeFed(@TempDir Path work) throws IOException {
    Path trained =
        new ModelCompiler(work.resolve("trained"))
            .with(List.of("-Apex.tflite=true"))
            .compile(
                List.of(
                    source(
                        work,
                        MODEL
                            .replaceAll("  @Input.*mask;\n|\"mask\"", "")
                            .replace("@Add({\"stem\", })", "@Add({\"stem\", \"stem\"})"))))
            .output()
            .resolve("META-INF/pex/model");
    String model =
        """
        import dev.pex.*;

        @TfliteModel(value = "model.tflite", feed = Feed.ROWS)
        interface Model {}
        """;
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(List.of("-Apex.weights=" + trained))
            .compile(List.of(source(work, model)));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    assertThat(text(compiled, "model.h"))
        .contains("pex_push_result model_push_picture_row(model_arena *arena, const int8_t *row);")
        .doesNotContain("model_run");
  }

  private static String plan(Path work, String model) throws IOException {
    Compiled compiled = compiled(work, model);
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    return text(compiled, "plan.json");
  }

  private static String text(Compiled compiled, String file) throws IOException {
    return new String(compiled.files().get("META-INF/pex/model/" + file), UTF_8);
  }

  private static Compiled compiled(Path work, String model) throws IOException {
    return new ModelCompiler(work.resolve("output")).compile(List.of(source(work, model)));
  }

  private static Path source(Path work, String model) throws IOException {
    return Files.writeString(work.resolve("Model.java"), model);
  }
}
