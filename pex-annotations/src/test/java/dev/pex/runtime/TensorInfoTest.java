package dev.pex.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TensorInfoTest {
  private static final TensorInfo INFO = new TensorInfo("mfcc", new Shape(1, 2, 3), 0.5f, 10);

  @ParameterizedTest
  @CsvSource({
    "0, 10",
    "0.5, 11",
    "0.25, 11",
    "-0.25, 9",
    "0.24, 10",
    "-0.24, 10",
    "-0.75, 8",
    "58.4, 127",
    "1000, 127",
    "-69, -128",
    "-69.1, -128",
    "1e30, 127",
    "-1e30, -128",
    "Infinity, 127",
  })
  void quantizesToTheNearestHalvesAwayFromZero(float real, int stored) {
    assertThat(INFO.quantize(real)).isEqualTo((byte) stored);
  }

  @ParameterizedTest
  @CsvSource({"10, 0", "11, 0.5", "-128, -69", "127, 58.5"})
  void dequantizes(int stored, float real) {
    assertThat(INFO.dequantize((byte) stored)).isEqualTo(real);
  }

  @Test
  void everyStoredValueComesBack() {
    TensorInfo odd = new TensorInfo("odd", new Shape(1, 1, 1), 0.0123f, -77);
    for (int stored = Byte.MIN_VALUE; stored <= Byte.MAX_VALUE; stored++) {
      assertThat(odd.quantize(odd.dequantize((byte) stored))).isEqualTo((byte) stored);
    }
  }

  @Test
  void convertsWholeTensors() {
    byte[] stored = INFO.quantize(new float[] {0, 0.5f, 1, -1, 100, -100});
    assertThat(stored).containsExactly(10, 11, 12, 8, 127, -128);
    assertThat(INFO.dequantize(stored)).containsExactly(0, 0.5f, 1, -1, 58.5f, -69);
    assertThat(INFO.elements()).isEqualTo(6);
  }

  @Test
  void anotherNumberOfValuesIsRefused() {
    assertThatThrownBy(() -> INFO.quantize(new float[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'mfcc' has 6 elements (1x2x3), not 5");
    assertThatThrownBy(() -> INFO.dequantize(new byte[7]))
        .hasMessage("'mfcc' has 6 elements (1x2x3), not 7");
  }

  @Test
  void aQuantisationMustMakeSense() {
    Shape shape = new Shape(1, 1, 1);
    assertThatThrownBy(() -> new TensorInfo("x", shape, 0, 0))
        .hasMessage("a scale is positive and finite, not 0.0");
    assertThatThrownBy(() -> new TensorInfo("x", shape, Float.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TensorInfo("x", shape, 1, 128))
        .hasMessage("a zero point is in -128..127, not 128");
  }
}
