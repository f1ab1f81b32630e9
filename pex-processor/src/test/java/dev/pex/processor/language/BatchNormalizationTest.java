package dev.pex.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batch normalisation is part of the layer before it. */
final class BatchNormalizationTest {
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Model {
        @Input(height = 16, width = 16, channels = 3) Tensor picture;
        @Conv2D(filters = 8, kernel = 3) Tensor stem;
        @BatchNormalization(activation = ActivationFunction.RELU) Tensor coloured;
        @DepthwiseConv2D(kernel = 3, strides = 2) Tensor edges;
        @BatchNormalization(activation = ActivationFunction.HARD_SWISH) Tensor bent;
        @Conv1D(filters = 4, kernel = 3) Tensor steps;
        @BatchNormalization Tensor normalized;
        @Flatten Tensor all;
        @Dense(units = 4) Tensor votes;
        @BatchNormalization(activation = ActivationFunction.SIGMOID) Tensor scores;
      }
      """;

  private static final String FOLDED =
      """
      import dev.pex.*;

      @Network
      class Model {
        @Input(height = 16, width = 16, channels = 3) Tensor picture;
        @Conv2D(filters = 8, kernel = 3, activation = ActivationFunction.RELU) Tensor coloured;
        @DepthwiseConv2D(kernel = 3, strides = 2, activation = ActivationFunction.HARD_SWISH) Tensor bent;
        @Conv1D(filters = 4, kernel = 3) Tensor normalized;
        @Flatten Tensor all;
        @Dense(units = 4, activation = ActivationFunction.SIGMOID) Tensor scores;
      }
      """;

  private final Path work;

  BatchNormalizationTest(@TempDir Path work) {
    this.work = work;
  }

  @Test
  void programIsThatOfTheLayersBefore() throws IOException {
    assertThat(compiled("normalized", MODEL).files().get("META-INF/pex/model/model.c"))
        .isNotNull()
        .isEqualTo(compiled("folded", FOLDED).files().get("META-INF/pex/model/model.c"));
  }

  @Test
  void trainedFileGivesTheSameProgram() throws IOException {
    TrainedModel.assertSameProgram(work, MODEL);
  }

  @Test
  void sumsThatOthersTakeAreNotFolded() throws IOException {
    assertThat(text("@Output @Dense(units = 4) Tensor sums; @BatchNormalization Tensor votes;"))
        .contains("'votes' normalises 'sums', which is an output too");
    assertThat(
            text(
                "@Dense(units = 4) Tensor sums; @BatchNormalization Tensor votes;"
                    + " @Add({\"sums\", \"votes\"}) Tensor both;"))
        .contains("'votes' normalises 'sums', which is read by 'both' too");
  }

  @Test
  void onlyWeightsTakeItOver() throws IOException {
    assertThat(text("@Softmax Tensor shares; @BatchNormalization Tensor votes;"))
        .contains("'votes' normalises 'shares', which has no weights");
    assertThat(text("@BatchNormalization Tensor votes;"))
        .contains("'votes' normalises 'picture', which has no weights");
    assertThat(
            text(
                "@Dense(units = 4) Tensor sums; @BatchNormalization(from = \"sum\") Tensor votes;"))
        .contains("[pex:from-unknown] 'votes' reads 'sum'", "did you mean \"sums\"");
  }

  /** The one error of a model. */
  private String text(String layers) throws IOException {
    String model =
        "import dev.pex.*; @Network class Model { @Input(channels = 4) Tensor picture; %s }";
    String text = compiled("wrong", model.formatted(layers)).text();
    assertThat(text).containsOnlyOnce("error:");
    return text;
  }

  private Compiled compiled(String folder, String model) throws IOException {
    Path directory = Files.createDirectories(work.resolve(folder));
    Path source = Files.writeString(directory.resolve("Model.java"), model);
    return new ModelCompiler(directory.resolve("output")).compile(List.of(source));
  }
}
