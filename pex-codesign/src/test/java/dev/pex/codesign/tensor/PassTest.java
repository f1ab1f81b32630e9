package dev.pex.codesign.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What PyTorch's Java binding gets wrong when it is used carelessly. */
final class PassTest {
  @Test
  void constantsOutliveTheArraysTheyWereMadeOf() {
    int count = 1 << 16;
    try (Pass pass = Pass.withGradients()) {
      Tensor variable = pass.variable(filled(count, 1), count);
      Tensor product = variable;
      for (int i = 0; i < 100; i++) {
        product = product.times(pass.constant(filled(count, i % 2 == 0 ? 2 : 0.5f), count));
        if (i % 20 == 0) {
          System.gc();
        }
      }
      pass.backward(product.times(pass.constant(3)).sum());
      assertThat(variable.gradient()).containsOnly(3);
    }
  }

  @Test
  void gradientsOfOnePassDoNotReachTheNext() {
    for (int i = 0; i < 3; i++) {
      try (Pass pass = Pass.withGradients()) {
        Tensor variable = pass.variable(new float[] {1, 2}, 2);
        pass.backward(variable.times(variable).sum());
        assertThat(variable.gradient()).containsExactly(2, 4);
      }
    }
  }

  @Test
  void whatASumDoesNotDependOnHasNoGradient() {
    try (Pass pass = Pass.withGradients()) {
      Tensor variable = pass.variable(new float[] {1}, 1);
      Tensor other = pass.variable(new float[] {1, 2}, 2);
      pass.backward(variable.sum());
      assertThat(other.gradient()).containsExactly(0, 0);
    }
  }

  @Test
  void roundingLetsGradientsThroughAndClampingStopsThem() {
    try (Pass pass = Pass.withGradients()) {
      Tensor variable = pass.variable(new float[] {-3, 0.4f, 0.5f, 1.5f, 2.6f, 9}, 6);
      Tensor rounded = variable.clamp(-2, 4).roundedStraightThrough();
      assertThat(rounded.values()).containsExactly(-2, 0, 0, 2, 3, 4);
      pass.backward(rounded.sum());
      assertThat(variable.gradient()).containsExactly(0, 1, 1, 1, 1, 0);
    }
  }

  @Test
  void valuesAreCopied() {
    float[] values = {1, 2};
    try (Pass pass = Pass.withoutGradients()) {
      Tensor tensor = pass.constant(values, 2);
      values[0] = 5;
      assertThat(tensor.values()).containsExactly(1, 2);
      assertThatThrownBy(() -> pass.backward(tensor)).hasMessage("this pass collects no gradients");
    }
  }

  private static float[] filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }
}
