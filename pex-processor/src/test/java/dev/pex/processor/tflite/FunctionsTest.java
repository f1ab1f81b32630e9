package dev.pex.processor.tflite;

import static dev.pex.processor.tflite.SketchReading.assertRefused;
import static dev.pex.processor.tflite.SketchReading.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.tflite.schema.LeakyReluOptions;
import org.junit.jupiter.api.Test;

/** Functions of each element, as other tools write them. */
final class FunctionsTest {
  @Test
  void hardSwishWithoutOptions() {
    byte[] file = function(OperatorKind.HARD_SWISH, FileSketch.none());

    assertThat(only(file).op()).isEqualTo(new Op.Unary(new UnaryFunction.HardSwish()));
  }

  @Test
  void leakyReluOfAnySlope() {
    for (float slope : new float[] {0, 0.3f, 5}) {
      assertThat(only(leakyRelu(slope)).op())
          .isEqualTo(new Op.Unary(new UnaryFunction.LeakyRelu(slope)));
    }
  }

  @Test
  void slopesThatPexDoesNotKnow() {
    assertRefused(leakyRelu(-0.1f), "operator 0 (LEAKY_RELU, version 1) 'bent'", "has alpha -0.1");
    assertRefused(leakyRelu(Float.NaN), "'bent'", "has alpha NaN");
    assertRefused(leakyRelu(1e6f), "'bent'", "beyond 32 bit arithmetic");
    byte[] file = function(OperatorKind.LEAKY_RELU, FileSketch.none());
    assertRefused(file, "'bent'", "has no options");
  }

  @Test
  void resultsOfAnotherQuantisation() {
    byte[] file = function(OperatorKind.TANH, FileSketch.none());

    assertRefused(file, "'bent'", "zero point 3 where TFLite prescribes 1/128 and 0");
  }

  @Test
  void scalesThatSixteenBitsDoNotHold() {
    Quantization usual = FileSketch.USUAL;
    Quantization fine = new Quantization(usual.scale() / 129, 3);
    Quantization coarse = new Quantization(usual.scale() * 2048, 3);
    assertThat(UnaryFunction.HardSwish.isSound(usual, coarse)).isFalse();
    assertThat(UnaryFunction.HardSwish.isSound(usual, fine)).isFalse();
    assertThat(UnaryFunction.HardSwish.isSound(usual, usual)).isTrue();
  }

  private static byte[] leakyRelu(float slope) {
    return function(
        OperatorKind.LEAKY_RELU,
        options -> LeakyReluOptions.createLeakyReluOptions(options, slope));
  }

  private static byte[] function(OperatorKind kind, Spelling.Options options) {
    Dimensions shape = Dimensions.of(1, 4, 4, 2);
    return new FileSketch()
        .input("image", 1, 4, 4, 2)
        .operator(kind, options, "bent", shape, "image")
        .outputs("bent");
  }
}
