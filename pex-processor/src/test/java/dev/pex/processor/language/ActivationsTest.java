package dev.pex.processor.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Activations that an operator takes over, and those that are operators of their own. */
final class ActivationsTest {
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Model {
        @Input(height = 16, width = 16, channels = 3) Tensor picture;
        @Conv2D(filters = 8, kernel = 3, activation = ActivationFunction.HARD_SWISH) Tensor stem;
        @SeparableConv2D(filters = 8, kernel = 3, activation = ActivationFunction.LEAKY_RELU) Tensor block;
        @Add(value = {"stem", "block"}, activation = ActivationFunction.RELU) Tensor sum;
        @LeakyReLU(negativeSlope = 0.125f) Tensor bent;
        @GlobalAveragePooling2D Tensor pooled;
        @Dense(units = 4, activation = ActivationFunction.TANH) Tensor votes;
        @Activation(ActivationFunction.SIGMOID) Tensor scores;
      }
      """;

  @Test
  void operatorsOfTheirOwnFollowTheirLayer(@TempDir Path work) throws IOException {
    Path source = Files.writeString(work.resolve("Model.java"), MODEL);
    Compiled compiled = new ModelCompiler(work.resolve("output")).compile(List.of(source));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    String network = new String(compiled.files().get("META-INF/pex/model/network.json"), UTF_8);
    assertThat(network)
        .contains("\"stem_linear\"", "\"block_0_depthwise_linear\"", "\"block_0_depthwise\"")
        .contains("\"votes_linear\"", "\"hardSwish\"", "\"tanh\"", "\"logistic\"")
        .contains("\"negativeSlope\": 0.2", "\"negativeSlope\": 0.125")
        .doesNotContain("sum_linear");
  }

  @Test
  void trainedFileGivesTheSameProgram(@TempDir Path work) throws IOException {
    TrainedModel.assertSameProgram(work, MODEL);
  }
}
