package dev.pex.codesign.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pex.codesign.network.Network;
import dev.pex.codesign.quantize.FloatWeights;
import dev.pex.codesign.tensor.Pass;
import dev.pex.codesign.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Batch normalisation is learnt in training, and foldable; weights leave in TFLite's order. */
final class TrainableNetworkTest {
  private final Network network = SmallNetworks.image();
  private final TrainableNetwork model = TrainableNetwork.untrained(network, new Random(3));

  @Test
  void parametersAreNamedAfterTheirOperators() {
    assertThat(model.parameters().stream().map(Parameter::name))
        .containsExactly(
            "stem.weights",
            "stem.gamma",
            "stem.beta",
            "stem.mean",
            "stem.variance",
            "spatial.weights",
            "spatial.gamma",
            "spatial.beta",
            "spatial.mean",
            "spatial.variance",
            "scores_in.weights",
            "scores_in.bias");
    assertThat(parameter(model, "stem.weights").sizes()).containsExactly(3, 2, 3, 3);
    assertThat(parameter(model, "spatial.weights").sizes()).containsExactly(6, 1, 2, 3);
    assertThat(parameter(model, "scores_in.weights").sizes()).containsExactly(4, 6 * 4 * 5);
  }

  @Test
  void trainingKeepsStatisticsInMindAndEvaluationDoesNot() {
    float[] before = parameter(model, "stem.mean").values().clone();
    forward(model, ForwardPass.Mode.EVALUATION, 1);
    assertThat(parameter(model, "stem.mean").values()).isEqualTo(before);
    forward(model, ForwardPass.Mode.TRAINING, 1);
    float[] once = parameter(model, "stem.mean").values().clone();
    assertThat(once).isNotEqualTo(before);
    for (int i = 0; i < 100; i++) {
      forward(model, ForwardPass.Mode.TRAINING, 1);
    }
    for (int i = 0; i < once.length; i++) {
      assertThat(once[i]).isEqualTo(parameter(model, "stem.mean").values()[i] / 10, within(1e-3f));
    }
  }

  @Test
  void evaluationComesNearTrainingOnceStatisticsAreKnown() {
    for (int i = 0; i < 100; i++) {
      forward(model, ForwardPass.Mode.TRAINING, 1);
    }
    float[] training = forward(model, ForwardPass.Mode.TRAINING, 1);
    near(forward(model, ForwardPass.Mode.EVALUATION, 1), training, 0.05f);
  }

  @Test
  void foldingChangesNoResult() {
    for (Parameter parameter : model.parameters()) {
      Random random = new Random(4);
      for (int i = 0; i < parameter.values().length; i++) {
        parameter.values()[i] += random.nextFloat();
      }
    }
    TrainableNetwork folded = model.folded();
    assertThat(folded.parameters().stream().map(Parameter::kind))
        .doesNotContain(Parameter.Kind.STATISTICS);
    float[] expected = forward(model, ForwardPass.Mode.EVALUATION, 1);
    near(forward(folded, ForwardPass.Mode.TRAINING, 1), expected, 1e-3f);
    near(forward(folded.folded(), ForwardPass.Mode.TRAINING, 1), expected, 1e-3f);
  }

  @Test
  void weightsLeaveWithTheirChannelsLast() {
    TrainableNetwork folded = model.folded();
    float[] stem = parameter(folded, "stem.weights").values();
    float[] spatial = parameter(folded, "spatial.weights").values();
    for (int i = 0; i < stem.length; i++) {
      int filter = i / 18;
      int channel = i / 9 % 2;
      assertThat(weights("stem").weights().get((filter * 9 + i % 9) * 2 + channel))
          .isEqualTo(stem[i]);
    }
    for (int i = 0; i < spatial.length; i++) {
      assertThat(weights("spatial").weights().get(i % 6 * 6 + i / 6)).isEqualTo(spatial[i]);
    }
    assertThat(weights("scores_in").bias().size()).isEqualTo(4);
  }

  @Test
  void logitsAreWhatSoftmaxReads() {
    try (Pass pass = Pass.withoutGradients()) {
      ForwardPass forward =
          model.forward(
              pass, ForwardPass.Mode.EVALUATION, Observer.NONE, Map.of("image", inputs(1)));
      assertThat(forward.logits().sizes()).isEqualTo(List.of(3, 4));
      assertThat(forward.logits().softmax(1).values())
          .containsExactly(Axes.flat(forward.tensor("scores")).values(), within(1e-6f));
    }
  }

  @Test
  void observersSeeAndReplace() {
    Observer negating =
        new Observer() {
          @Override
          public Tensor activation(String tensor, Tensor value) {
            return tensor.equals("scores_in") ? value.times(value.pass().constant(-1)) : value;
          }

          @Override
          public Tensor weights(String operator, Tensor value) {
            return operator.equals("scores_in") ? value.times(value.pass().constant(2)) : value;
          }
        };
    try (Pass pass = Pass.withoutGradients()) {
      Map<String, float[]> inputs = Map.of("image", inputs(1));
      float[] plain =
          model
              .forward(pass, ForwardPass.Mode.EVALUATION, Observer.NONE, inputs)
              .tensor("scores_in")
              .values();
      float[] observed =
          model
              .forward(pass, ForwardPass.Mode.EVALUATION, negating, inputs)
              .tensor("scores_in")
              .values();
      for (int i = 0; i < plain.length; i++) {
        plain[i] *= -2;
      }
      near(observed, plain, 1e-5f);
    }
  }

  private FloatWeights weights(String operator) {
    return Objects.requireNonNull(model.weights().weights().get(operator));
  }

  private static float[] forward(TrainableNetwork model, ForwardPass.Mode mode, int seed) {
    try (Pass pass = Pass.withoutGradients()) {
      return model
          .forward(pass, mode, Observer.NONE, Map.of("image", inputs(seed)))
          .logits()
          .values();
    }
  }

  private static float[] inputs(int seed) {
    float[] values = new float[3 * 8 * 5 * 2];
    Random random = new Random(seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  private static Parameter parameter(TrainableNetwork model, String name) {
    return model.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void near(float[] found, float[] expected, float tolerance) {
    float greatest = 0;
    for (float value : expected) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    assertThat(found).containsExactly(expected, within(tolerance * greatest));
  }
}
