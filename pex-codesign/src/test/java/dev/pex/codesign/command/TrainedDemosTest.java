package dev.pex.codesign.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.codesign.compiled.CompiledModel;
import dev.pex.codesign.compiled.ModelSource;
import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.Example;
import dev.pex.codesign.data.FashionMnist;
import dev.pex.codesign.data.Portion;
import dev.pex.codesign.measure.Accuracy;
import dev.pex.codesign.measure.Int8Accuracy;
import dev.pex.codesign.train.ImageFeatures;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
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
    RunnableNetwork executor = model.executor();
    Int8Accuracy accuracy =
        Int8Accuracy.of(
            Files.readAllBytes(weights.resolve("fashion_classifier.tflite")),
            executor,
            new Portion<>(pictures, 0, 1_000));
    assertThat(accuracy.executor()).hasToString("94.20 % (942 of 1,000)");
    assertThat(accuracy.tflite()).isEqualTo(accuracy.executor());

    Accuracy ofAll = ofAll(executor, pictures);
    assertThat(ofAll.share()).isGreaterThanOrEqualTo(0.91);
    assertThat(ofAll).hasToString("92.67 % (9,267 of 10,000)");
    assertThat(DEMOS.resolve("training/FashionClassifier.properties"))
        .content()
        .startsWith("# 92.7 % of Fashion-MNIST's test pictures, ");
  }

  private static Accuracy ofAll(RunnableNetwork executor, Dataset<float[]> pictures)
      throws IOException {
    TensorInfo input = executor.inputs().get(0);
    Accuracy accuracy = Accuracy.NONE;
    for (int i = 0; i < pictures.size(); i++) {
      Example<float[]> picture = pictures.example(i);
      byte[] stored = input.quantize(picture.content());
      byte[] scores = executor.run(List.of(stored), TensorObserver.NONE).get(0);
      byte right = scores[picture.label()];
      long better = IntStream.range(0, scores.length).filter(each -> scores[each] > right).count();
      long equalBefore =
          IntStream.range(0, picture.label()).filter(each -> scores[each] == right).count();
      accuracy = accuracy.plus(better + equalBefore == 0);
    }
    return accuracy;
  }
}
