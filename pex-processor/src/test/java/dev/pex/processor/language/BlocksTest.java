package dev.pex.processor.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What layers that stand for several others become. */
final class BlocksTest {
  private static final Pattern OPERATOR =
      Pattern.compile("\"name\": \"([^\"]+)\",\\s+\"kind\": \"([^\"]+)\"");

  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Model {
        @Input(height = 16, width = 16, channels = 8) Tensor picture;
        %s Tensor block;
        @GlobalMaxPooling2D Tensor pooled;
        @Dense(units = 4) Tensor votes;
      }
      """;

  @Test
  void invertedResidualAddsWhereSizesStay(@TempDir Path work) throws IOException {
    String blocks = "@InvertedResidual(filters = 12, strides = 2, repeat = 2)";
    assertThat(operators(work, blocks))
        .containsExactly(
            "block_0_expanded conv2D",
            "block_0_depthwise depthwiseConv2D",
            "block_0_projected conv2D",
            "block_1_expanded conv2D",
            "block_1_depthwise depthwiseConv2D",
            "block_1_projected conv2D",
            "block_1_added add",
            "pooled maxPool",
            "votes dense");
  }

  @Test
  void invertedResidualMayScaleChannelsAndNotExpand(@TempDir Path work) throws IOException {
    assertThat(operators(work, "@InvertedResidual(filters = 8, expansion = 1, squeezeExcite = 2)"))
        .startsWith("block_0_depthwise depthwiseConv2D", "block_0_excited_squeezed mean")
        .contains("block_0_excited mul", "block_0_projected conv2D", "block_0_added add");
  }

  @Test
  void residualBlockHasAShortcutWhereSizesChange(@TempDir Path work) throws IOException {
    assertThat(operators(work, "@ResidualBlock(filters = 12, strides = 2, repeat = 2)"))
        .containsExactly(
            "block_0_first conv2D",
            "block_0_second conv2D",
            "block_0_shortcut conv2D",
            "block_0_added add",
            "block_1_first conv2D",
            "block_1_second conv2D",
            "block_1_added add",
            "pooled maxPool",
            "votes dense");
  }

  @Test
  void sequencesAreConvolvedAlongTheirSteps(@TempDir Path work) throws IOException {
    String block = "@Conv1D(filters = 4, kernel = 5, strides = 2)";
    Compiled compiled = compiled(work, block);
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    assertThat(network(compiled)).contains("\"kernel\": [5, 1]", "\"strides\": [2, 1]");
  }

  @Test
  void mistakesAreToldOnceAtTheirValue(@TempDir Path work) throws IOException {
    assertThat(compiled(work, "@ResidualBlock(filters = 0, repeat = 3)").text())
        .contains("Model.java:6:28: error: [pex:size-out-of-range] filters is 0")
        .containsOnlyOnce("error:");
    assertThat(compiled(work, "@InvertedResidual(filters = 8, expansion = -1)").text())
        .contains("Model.java:6:46: error: [pex:size-out-of-range] expansion is -1")
        .containsOnlyOnce("error:");
  }

  @Test
  void trainedFileGivesTheSameProgram(@TempDir Path work) throws IOException {
    String blocks = "@InvertedResidual(filters = 8, squeezeExcite = 4, repeat = 2)";
    TrainedModel.assertSameProgram(work, MODEL.formatted(blocks));
  }

  @Test
  void differenceOfTwoTensors(@TempDir Path work) throws IOException {
    String two = "@Conv2D(filters = 8, kernel = 3) Tensor stem; @Subtract({\"picture\", \"stem\"})";
    assertThat(operators(work.resolve("good"), two)).startsWith("stem conv2D", "block sub");
    TrainedModel.assertSameProgram(work, MODEL.formatted(two));
    assertThat(compiled(work, two.replace("filters = 8", "filters = 7")).text())
        .contains(
            "[pex:shapes-differ] 'block' subtracts 'picture' 16x16x8 and 'stem' 16x16x7, whose");
    assertThat(compiled(work, "@Subtract(\"picture\")").text())
        .contains("[pex:count] @Subtract has 1 name but takes 2");
  }

  private static List<String> operators(Path work, String block) throws IOException {
    Compiled compiled = compiled(work, block);
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    return OPERATOR
        .matcher(network(compiled))
        .results()
        .map((MatchResult match) -> match.group(1) + " " + match.group(2))
        .toList();
  }

  private static String network(Compiled compiled) throws IOException {
    return new String(compiled.files().get("META-INF/pex/model/network.json"), UTF_8);
  }

  private static Compiled compiled(Path work, String block) throws IOException {
    Path file = Files.createDirectories(work).resolve("Model.java");
    Path source = Files.writeString(file, MODEL.formatted(block));
    return new ModelCompiler(work.resolve("output")).compile(List.of(source));
  }
}
