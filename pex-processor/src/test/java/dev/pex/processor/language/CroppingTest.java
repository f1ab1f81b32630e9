package dev.pex.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tensors without rows and columns at their sides. */
final class CroppingTest {
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Model {
        @Input(height = 16, width = 12, channels = 3) Tensor picture;
        @Conv2D(filters = 4, kernel = 3) Tensor stem;
        @Cropping2D(cropping = {3, 1, 0, 2}) Tensor middle;
        @Conv2D(filters = 4, kernel = 3) Tensor edges;
        @Cropping2D(cropping = %s) Tensor less;
        @GlobalAveragePooling2D Tensor means;
      }
      """;

  private final Path work;

  CroppingTest(@TempDir Path work) {
    this.work = work;
  }

  @Test
  void trainedFileGivesTheSameProgram() throws IOException {
    TrainedModel.assertSameProgram(work, MODEL.formatted("{1, 2}"));
  }

  @Test
  void somethingMustBeLeft() throws IOException {
    Path source = Files.writeString(work.resolve("Model.java"), MODEL.formatted("{1, 5}"));
    assertThat(new ModelCompiler(work.resolve("output")).compile(List.of(source)).text())
        .contains("Model.java:9:26: error: [pex:size-out-of-range] 'less' leaves nothing")
        .contains("of 'edges' 12x10x4")
        .containsOnlyOnce("error:");
  }
}
