package dev.pex.codesign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pex.codesign.model.Observer;
import dev.pex.codesign.model.Parameter;
import dev.pex.codesign.model.SmallNetworks;
import dev.pex.codesign.model.TrainableNetwork;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Quantization;
import dev.pex.codesign.quantize.Quantizations;
import dev.pex.codesign.quantize.Range;
import dev.pex.codesign.quantize.Ranges;
import dev.pex.codesign.tensor.Pass;
import dev.pex.codesign.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FakeQuantizationTest {
  @Test
  void activationsBecomeWhatInt8StandsFor() {
    FakeQuantization fake =
        new FakeQuantization(new Quantizations(Map.of("tensor", new Quantization(0.5f, -100))));
    try (Pass pass = Pass.withGradients()) {
      Tensor variable = pass.variable(new float[] {-20, -13.9f, 0.2f, 0.3f, 113.5f, 114}, 6);
      Tensor rounded = fake.activation("tensor", variable);
      assertThat(rounded.values()).containsExactly(-14, -14, 0, 0.5f, 113.5f, 113.5f);
      pass.backward(rounded.sum());
      assertThat(variable.gradient()).containsExactly(0, 1, 1, 1, 1, 0);
    }
  }

  @Test
  void weightsHaveAScaleForEachChannel() {
    FakeQuantization fake = new FakeQuantization(new Quantizations(Map.of()));
    try (Pass pass = Pass.withGradients()) {
      float[] values = {127, 0.4f, -0.6f, -3, 1.27f, 0.024f, -0.016f, 0.001f};
      Tensor variable = pass.variable(values, 2, 1, 2, 2);
      Tensor rounded = fake.weights("operator", variable);
      assertThat(rounded.values())
          .containsExactly(new float[] {127, 0, -1, -3, 1.27f, 0.02f, -0.02f, 0}, within(1e-6f));
      pass.backward(rounded.sum());
      assertThat(variable.gradient()).containsOnly(1);
    }
  }

  @Test
  void calibrationSeesTheRangeOfEveryTensor() throws Exception {
    Network network = SmallNetworks.image();
    TrainableNetwork model = TrainableNetwork.untrained(network, new Random(2));
    Map<String, Range> ranges = Calibration.ranges(model, new Blobs(600, 1), 600).byTensor();
    assertThat(ranges.keySet())
        .containsExactlyInAnyOrder("image", "stem", "spatial", "scores_in", "scores");
    assertThat(ranges)
        .hasEntrySatisfying("image", range -> assertThat(range.greatest()).isBetween(0.89f, 0.9f))
        .hasEntrySatisfying("stem", range -> assertThat(range.least()).isZero())
        .hasEntrySatisfying(
            "spatial", range -> assertThat(range.greatest()).isPositive().isLessThanOrEqualTo(6));
  }

  @Test
  void fineTuningLearnsWithCoarseNumbers(@TempDir Path folder) throws Exception {
    TrainingData data = new TrainingData(new Blobs(320, 1), new Blobs(100, 2), Augmentation.none());
    TrainableNetwork model =
        TrainableNetwork.untrained(SmallNetworks.image(), new Random(2)).folded();
    Ranges ranges = Calibration.ranges(model, data.training(), 320);
    Observer fake = new FakeQuantization(Quantizations.of(model.network(), ranges));
    float before = model.parameters().get(0).values()[0];
    Recipe recipe =
        new Recipe(
            new CosineSchedule(5, 0.01, 0), UpdateRule.ADAM, new Regularization(0, 0, 9), 32, 1);
    double accuracy =
        new Trainer(model, Companion.of(fake), data, recipe, Progress.SILENT)
            .train(folder.resolve("checkpoint"));
    assertThat(accuracy).isGreaterThan(0.9);
    Parameter stem = model.parameters().get(0);
    assertThat(stem.values()[0]).isNotEqualTo(before);
  }
}
