package dev.pex.codesign.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.codesign.compiled.CompiledModel;
import dev.pex.codesign.compiled.ModelSource;
import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.FashionMnist;
import dev.pex.codesign.data.Portion;
import dev.pex.codesign.measure.Int8Accuracy;
import dev.pex.codesign.train.ImageFeatures;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The weights that are committed know what they were trained for. */
final class TrainedDemosTest {
  private static final Path DEMOS = Path.of("../demo-models/src/main");

  @Test
  void fashionClassifier(@TempDir Path folder) throws Exception {
    Path weights = DEMOS.resolve("resources/dev/pex/demo/models");
    Path source = DEMOS.resolve("java/dev/pex/demo/models/FashionClassifier.java");
    CompiledModel model = new ModelSource(source).withWeights(weights, folder);
    Dataset<float[]> pictures =
        new ImageFeatures(
            FashionMnist.test(Path.of("/usr/share/datasets/fashion-mnist")),
            model.network().inputs().get(0).quantization());
    Int8Accuracy accuracy =
        Int8Accuracy.of(
            Files.readAllBytes(weights.resolve("fashion_classifier.tflite")),
            model.executor(),
            new Portion<>(pictures, 0, 1_000));
    assertThat(accuracy.executor()).hasToString("94.20 % (942 of 1,000)");
    assertThat(accuracy.tflite()).isEqualTo(accuracy.executor());
  }
}
