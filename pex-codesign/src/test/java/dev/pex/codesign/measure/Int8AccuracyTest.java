package dev.pex.codesign.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.codesign.compiled.ModelSource;
import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.Example;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.quantize.FloatNetwork;
import dev.pex.codesign.quantize.FloatWeights;
import dev.pex.codesign.quantize.Quantizations;
import dev.pex.codesign.quantize.Quantizer;
import dev.pex.codesign.quantize.Range;
import dev.pex.codesign.quantize.Ranges;
import dev.pex.processor.tflite.TfliteWriter;
import dev.pex.runtime.RunnableNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network that labels a vector by its greatest element, on vectors some of which are mislabelled.
 */
final class Int8AccuracyTest {
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network(weights = "greatest.tflite")
      class Greatest {
        @Input(channels = 3) Tensor vector;
        @Dense(units = 3) Tensor scores;
      }
      """;

  private static byte[] file = new byte[0];
  private static byte[] negated = new byte[0];
  private static RunnableNetwork executor;

  @BeforeAll
  static void make(@TempDir Path work) throws IOException {
    ModelSource source = new ModelSource(Files.writeString(work.resolve("Greatest.java"), MODEL));
    Network network = source.withPlaceholders(work.resolve("placeholders")).network();
    file = tflite(network, 1);
    negated = tflite(network, -1);
    Path weights = Files.createDirectory(work.resolve("weights"));
    Files.write(weights.resolve("greatest.tflite"), file);
    executor = source.withWeights(weights, work.resolve("compiled")).executor();
  }

  @Test
  void countsWhatIsLabelledRight() throws Exception {
    Int8Accuracy accuracy = Int8Accuracy.of(file, executor, new Vectors(120, 30));
    assertThat(accuracy.executor()).isEqualTo(new Accuracy(90, 120));
    assertThat(accuracy.tflite()).isEqualTo(accuracy.executor());
    assertThat(accuracy.executor()).hasToString("75.00 % (90 of 120)");
  }

  @Test
  void namesTheFirstExampleThatDiffers() {
    assertThatThrownBy(() -> Int8Accuracy.of(negated, executor, new Vectors(3, 0)))
        .isInstanceOf(OutputsDiffer.class)
        .hasMessageStartingWith("example 0 is [");
  }

  private static byte[] tflite(Network network, float diagonal) {
    float[] weights = {diagonal, 0, 0, 0, diagonal, 0, 0, 0, diagonal};
    FloatNetwork floats =
        new FloatNetwork(network, Map.of("scores", FloatWeights.copyOf(weights, new float[3])));
    Ranges ranges = new Ranges(Map.of("scores", new Range(-1, 1)));
    return new TfliteWriter().write(Quantizer.quantize(floats, Quantizations.of(network, ranges)));
  }

  /** Random vectors with the label of their greatest element, the first so many with another. */
  private record Vectors(int size, int mislabelled) implements Dataset<float[]> {
    @Override
    public List<String> classes() {
      return List.of("first", "second", "third");
    }

    @Override
    public Example<float[]> example(int index) {
      List<Float> values = new ArrayList<>(List.of(-0.5f, 0.1f, 0.5f));
      Collections.shuffle(values, new Random(index));
      int label = values.indexOf(0.5f);
      float[] vector = {values.get(0), values.get(1), values.get(2)};
      return new Example<>(vector, index < mislabelled ? (label + 1) % 3 : label);
    }
  }
}
