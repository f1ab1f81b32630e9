package dev.pex.codesign.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pex.processor.graph.Filter;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Weights lose at most half a step, each channel by a scale of its own. */
final class Int8WeightsTest {
  private static final float INPUT_SCALE = 0.05f;

  @Test
  void channelsOutermostHaveAScaleEach() {
    float[] weights = {1, -2, 0.5f, 0.25f, 10, -20, 30, -127};
    Filter filter =
        Int8Weights.outermost(FloatWeights.copyOf(weights, new float[2]), 2, 1, 2, INPUT_SCALE)
            .filter();
    assertThat(filter.scales().toArray()).containsExactly(2f / 127, 1f);
    assertThat(filter.values().toArray()).containsExactly(64, -127, 32, 16, 10, -20, 30, -127);
  }

  @Test
  void channelsInnermostHaveAScaleEach() {
    float[] weights = {1, 10, -2, -20, 0.5f, 127};
    Filter filter =
        Int8Weights.innermost(FloatWeights.copyOf(weights, new float[2]), 3, 1, INPUT_SCALE)
            .filter();
    assertThat(filter.scales().toArray()).containsExactly(2f / 127, 1f);
    assertThat(filter.values().toArray()).containsExactly(64, 10, -127, -20, 32, 127);
  }

  @Test
  void oneFilterOverSeveralChannelsHasOneScale() {
    float[] weights = {1, 127};
    Filter filter =
        Int8Weights.outermost(FloatWeights.copyOf(weights, new float[1]), 1, 1, 2, INPUT_SCALE)
            .filter();
    assertThat(filter.scales().toArray()).containsExactly(1f);
  }

  @Test
  void nothingIsFurtherThanHalfAStep() {
    Random random = new Random(3);
    float[] weights = new float[5 * 9 * 4];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * Math.exp(random.nextGaussian()));
    }
    float[] bias = {0, 1, -100, 1e-4f, 3e5f};
    Int8Weights int8 =
        Int8Weights.outermost(FloatWeights.copyOf(weights, bias), 3, 3, 4, INPUT_SCALE);
    for (int i = 0; i < weights.length; i++) {
      float scale = int8.filter().scale(i / 36);
      assertThat(int8.filter().values().get(i) * scale)
          .isCloseTo(weights[i], within(scale * 0.501f));
    }
    for (int channel = 0; channel < bias.length; channel++) {
      double step = (double) INPUT_SCALE * int8.filter().scale(channel);
      assertThat(int8.bias().get(channel) * step)
          .isCloseTo(bias[channel], within(step * 0.501 + Math.abs(bias[channel]) * 1e-7));
    }
  }

  @Test
  void aBiasFarBeyondTheWeightsStaysWithinItsIntegers() {
    float[] weights = {0, 0, 1e-12f, 0};
    float[] bias = {5, 1e6f};
    Int8Weights int8 =
        Int8Weights.outermost(FloatWeights.copyOf(weights, bias), 1, 1, 2, INPUT_SCALE);
    for (int channel = 0; channel < 2; channel++) {
      double step = (double) INPUT_SCALE * int8.filter().scale(channel);
      assertThat(int8.bias().get(channel)).isLessThanOrEqualTo((1 << 30) + 128);
      assertThat(int8.bias().get(channel) * step)
          .isCloseTo(bias[channel], within(bias[channel] * 1e-6));
    }
    assertThat(int8.filter().values().toArray()).containsOnly(0);
  }

  @Test
  void otherNumbersOfWeightsAreRefused() {
    FloatWeights weights = FloatWeights.copyOf(new float[5], new float[2]);
    assertThatThrownBy(() -> Int8Weights.outermost(weights, 1, 1, 3, INPUT_SCALE))
        .hasMessage("5 weights where 6 are needed");
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    assertThatThrownBy(() -> FloatWeights.copyOf(new float[] {1, Float.NaN}, new float[1]))
        .hasMessage("a weight is NaN");
  }
}
