package dev.pex.runtime.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReferenceKernelsTest {
  private static final TensorType SQUARE = new TensorType(2, 2, 1, 1f, 10);
  private static final Window TWO_BY_TWO = new Window(2, 2, 1, 1, 1, 1, 0, 0);

  @Test
  void convolutionLeavesPaddingOut() {
    Weights weights = weights(new Weights.Sizes(1, 2, 2, 1), new int[] {5}, 1, 2, 3, 4);
    WholeTensor result =
        Convolution.apply(
            tensor(SQUARE, 11, 12, 13, 14), weights, TWO_BY_TWO, Activation.NONE, SQUARE);
    // Reals are 1 2 / 3 4; the output has no other row or column.
    assertThat(result.values()).containsExactly(45, 10 + 5 + 2 + 12, 10 + 5 + 3 + 8, 10 + 5 + 4);
  }

  @Test
  void convolutionSumsChannelsAndClamps() {
    TensorType pixel = new TensorType(1, 1, 2, 1f, 0);
    Weights weights = weights(new Weights.Sizes(2, 1, 1, 2), new int[] {0, 0}, 1, 1, -1, -1);
    WholeTensor result =
        Convolution.apply(
            tensor(pixel, 3, 2),
            weights,
            new Window(1, 1, 1, 1, 1, 1, 0, 0),
            Activation.RELU,
            pixel);
    assertThat(result.values()).containsExactly(5, 0);
  }

  @Test
  void depthwiseConvolutionReadsOneChannelForEachOutput() {
    TensorType input = new TensorType(1, 1, 2, 1f, 0);
    TensorType output = new TensorType(1, 1, 4, 1f, 0);
    Weights weights = weights(new Weights.Sizes(1, 1, 1, 4), new int[] {0, 0, 0, 1}, 1, 2, 3, 4);
    WholeTensor result =
        DepthwiseConvolution.apply(
            tensor(input, 5, 7),
            weights,
            new Window(1, 1, 1, 1, 1, 1, 0, 0),
            Activation.NONE,
            output);
    assertThat(result.values()).containsExactly(5, 10, 21, 29);
  }

  @Test
  void denseRoundsOnce() {
    TensorType input = new TensorType(1, 1, 1, 0.020993464f, 0);
    TensorType output = new TensorType(1, 1, 1, 1f, 0);
    Weights weights = weights(new Weights.Sizes(1, 1, 1, 1), new int[] {595 - 35}, 1);
    WholeTensor result = Dense.apply(tensor(input, 35), weights, Activation.NONE, output);
    assertThat(result.values()).containsExactly(12);
  }

  @Test
  void poolsCountOnlyWhatLiesInside() {
    WholeTensor input = tensor(SQUARE, -20, -10, -5, -4);
    Window window = new Window(2, 2, 1, 1, 1, 1, 1, 1);
    assertThat(MaxPool.apply(input, window, Activation.NONE, SQUARE).values())
        .containsExactly(-20, -10, -5, -4);
    assertThat(AveragePool.apply(input, window, Activation.NONE, SQUARE).values())
        .containsExactly(-20, -15, -13, -10);
  }

  @Test
  void meanDividesRealsOfOneQuantisationByTheirNumber() {
    WholeTensor input = tensor(SQUARE, 11, 12, 13, 15);
    TensorType row = new TensorType(1, 2, 1, 1f, 10);
    assertThat(Mean.apply(input, Set.of(Axis.HEIGHT), row).values()).containsExactly(12, 14);
    TensorType one = new TensorType(1, 1, 1, 1f, 10);
    assertThat(Mean.apply(input, Set.of(Axis.HEIGHT, Axis.WIDTH), one).values())
        .containsExactly(13);
  }

  @Test
  void sumsAndProductsMeetOnTheOutputsScale() {
    TensorType fine = new TensorType(1, 1, 2, 0.5f, 0);
    TensorType coarse = new TensorType(1, 1, 2, 1f, 1);
    WholeTensor first = tensor(fine, 10, -4);
    WholeTensor second = tensor(coarse, 4, 5);
    assertThat(Add.apply(first, second, Activation.NONE, coarse).values()).containsExactly(9, 3);
    assertThat(Add.apply(first, second, Activation.RELU6, coarse).values()).containsExactly(7, 3);
    assertThat(Mul.apply(first, second, Activation.NONE, coarse).values()).containsExactly(16, -7);
  }

  @Test
  void onePixelMultipliesAll() {
    TensorType type = new TensorType(2, 1, 2, 1f, 0);
    WholeTensor pixel = tensor(new TensorType(1, 1, 2, 1f, 0), 2, 3);
    assertThat(Mul.apply(tensor(type, 1, 2, 3, 4), pixel, Activation.NONE, type).values())
        .containsExactly(2, 6, 6, 12);
  }

  @Test
  void paddingHoldsTheZeroPoint() {
    TensorType wide = new TensorType(2, 3, 1, 1f, 10);
    TensorType pixel = new TensorType(1, 1, 1, 1f, 10);
    assertThat(Pad.apply(tensor(pixel, 7), 1, 1, wide).values())
        .containsExactly(10, 10, 10, 10, 7, 10);
  }

  @Test
  void concatenationPutsTensorsBehindEachOther() {
    WholeTensor first = tensor(new TensorType(1, 2, 1, 1f, 0), 1, 2);
    WholeTensor second = tensor(new TensorType(1, 2, 1, 1f, 0), 3, 4);
    List<WholeTensor> both = List.of(first, second);
    TensorType wide = new TensorType(1, 4, 1, 1f, 0);
    assertThat(Concatenate.apply(both, Axis.WIDTH, wide).values()).containsExactly(1, 2, 3, 4);
    TensorType high = new TensorType(2, 2, 1, 1f, 0);
    assertThat(Concatenate.apply(both, Axis.HEIGHT, high).values()).containsExactly(1, 2, 3, 4);
    TensorType deep = new TensorType(1, 2, 2, 1f, 0);
    assertThat(Concatenate.apply(both, Axis.CHANNELS, deep).values()).containsExactly(1, 3, 2, 4);
  }

  @Test
  void resizingTakesTheNearestOrAMean() {
    WholeTensor input = tensor(new TensorType(2, 2, 1, 1f, 0), 0, 16, 32, -128);
    TensorType wide = new TensorType(2, 4, 1, 1f, 0);
    assertThat(ResizeNearest.apply(input, Sampling.HALF_PIXEL_CENTERS, wide).values())
        .containsExactly(0, 0, 16, 16, 32, 32, -128, -128);
    assertThat(ResizeBilinear.apply(input, Sampling.HALF_PIXEL_CENTERS, wide).values())
        .containsExactly(0, 4, 12, 16, 32, -8, -88, -128);
    assertThat(ResizeBilinear.apply(input, Sampling.ASYMMETRIC, wide).values())
        .containsExactly(0, 8, 16, 16, 32, -48, -128, -128);
  }

  @Test
  void reshapeKeepsAndTransposeMovesElements() {
    WholeTensor input = tensor(new TensorType(1, 2, 3, 1f, 0), 1, 2, 3, 4, 5, 6);
    TensorType column = new TensorType(3, 2, 1, 1f, 0);
    assertThat(Reshape.apply(input, column).values()).containsExactly(1, 2, 3, 4, 5, 6);
    List<Axis> axes = List.of(Axis.CHANNELS, Axis.WIDTH, Axis.HEIGHT);
    assertThat(Transpose.apply(input, axes, column).values()).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void requantizeAndClampChangeTheScale() {
    TensorType coarse = new TensorType(1, 1, 3, 2f, 1);
    TensorType fine = new TensorType(1, 1, 3, 1f, -1);
    WholeTensor input = tensor(coarse, -4, 2, 100);
    assertThat(Requantize.apply(input, fine).values()).containsExactly(-11, 1, 127);
    assertThat(Clamp.apply(input, Activation.RELU6, fine).values()).containsExactly(-1, 1, 5);
    assertThat(Clamp.apply(input, Activation.RELU_N1_TO_1, fine).values())
        .containsExactly(-2, 0, 0);
  }

  @Test
  void softmaxSharesOutWhole() {
    TensorType logits = new TensorType(1, 2, 2, 1f, 0);
    TensorType shares = new TensorType(1, 2, 2, 1f / 256, -128);
    // Equal logits share evenly; e^20 takes all, and 256 does not fit.
    assertThat(Softmax.apply(tensor(logits, 5, 5, 20, 0), 1f, shares).values())
        .containsExactly(0, 0, 127, -128);
  }

  @Test
  void sizesThatDisagreeAreRefused() {
    assertThatThrownBy(() -> tensor(SQUARE, 1)).hasMessageContaining("1 elements");
    assertThatThrownBy(() -> weights(new Weights.Sizes(1, 1, 1, 2), new int[] {0}, 1))
        .hasMessageContaining("1 weights");
    assertThatThrownBy(() -> new TensorType(1, 0, 1, 1f, 0)).hasMessageContaining("positive");
  }

  private static WholeTensor tensor(TensorType type, int... values) {
    return WholeTensor.of(type, bytes(values));
  }

  private static Weights weights(Weights.Sizes sizes, int[] bias, int... values) {
    return new Weights(sizes, bytes(values), new float[] {1f}, bias);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
