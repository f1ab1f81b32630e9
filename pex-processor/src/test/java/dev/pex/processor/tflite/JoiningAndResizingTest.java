package dev.pex.processor.tflite;

import static dev.pex.processor.tflite.SketchReading.assertRefused;
import static dev.pex.processor.tflite.SketchReading.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.Interpolation;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Sampling;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.tflite.schema.ConcatenationOptions;
import dev.pex.processor.tflite.schema.ResizeBilinearOptions;
import org.junit.jupiter.api.Test;

/** Operators that join tensors or change their size, as other tools write them. */
final class JoiningAndResizingTest {
  @Test
  void concatenationOfChannels() {
    Node node = only(concatenated(-1, 0, Dimensions.of(1, 4, 4, 5)));

    assertThat(node.op()).isEqualTo(new Op.Concatenate(Axis.CHANNELS));
    assertThat(node.output().shape()).isEqualTo(new Shape(4, 4, 5));
  }

  @Test
  void concatenationThatDoesNotFit() {
    byte[] file = concatenated(2, 0, Dimensions.of(1, 4, 8, 2));

    assertRefused(
        file, "operator 0 (CONCATENATION, version 1) 'joined'", "concatenates 1x4x4x2 and 1x4x4x3");
  }

  @Test
  void concatenationThatClamps() {
    byte[] file = concatenated(3, 1, Dimensions.of(1, 4, 4, 5));

    assertRefused(file, "'joined'", "fuses an activation");
  }

  @Test
  void concatenationOfBatches() {
    assertRefused(
        concatenated(0, 0, Dimensions.of(2, 4, 4, 2)), "'joined'", "concatenates batches");
    assertRefused(concatenated(4, 0, Dimensions.of(1, 4, 4, 2)), "'joined'", "names axis 4 of 4");
  }

  @Test
  void resizingOfEachSampling() {
    Shape twice = new Shape(8, 8, 2);
    assertThat(only(resized(false, false, 8)).op())
        .isEqualTo(new Op.Resize(8, 8, Interpolation.BILINEAR, Sampling.ASYMMETRIC));
    assertThat(only(resized(true, false, 8)).op())
        .isEqualTo(new Op.Resize(8, 8, Interpolation.BILINEAR, Sampling.ALIGN_CORNERS));
    assertThat(only(resized(false, true, 8)).output().shape()).isEqualTo(twice);
  }

  @Test
  void resizingThatPexDoesNotKnow() {
    assertRefused(resized(true, true, 8), "'large'", "aligns corners and has half pixel centers");
    assertRefused(resized(false, true, 0), "'large'", "asks for no height and width");
    assertRefused(resized(false, true, 9), "'large'", "a shape that its result has not");
  }

  private static byte[] resized(boolean alignCorners, boolean halfPixelCenters, int width) {
    return new FileSketch()
        .input("image", 1, 4, 4, 2)
        .int32("size", Dimensions.of(2), 8, width)
        .operator(
            OperatorKind.RESIZE_BILINEAR,
            options ->
                ResizeBilinearOptions.createResizeBilinearOptions(
                    options, alignCorners, halfPixelCenters),
            "large",
            Dimensions.of(1, 8, 8, 2),
            "image",
            "size")
        .outputs("large");
  }

  private static byte[] concatenated(int axis, int activation, Dimensions result) {
    return new FileSketch()
        .input("first", 1, 4, 4, 2)
        .input("second", 1, 4, 4, 3)
        .operator(
            OperatorKind.CONCATENATION,
            options ->
                ConcatenationOptions.createConcatenationOptions(options, axis, (byte) activation),
            "joined",
            result,
            "first",
            "second")
        .outputs("joined");
  }
}
