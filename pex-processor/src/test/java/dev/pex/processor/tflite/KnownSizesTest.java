package dev.pex.processor.tflite;

import static dev.pex.processor.tflite.SketchReading.assertRefused;
import static dev.pex.processor.tflite.SketchReading.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.tflite.schema.PackOptions;
import dev.pex.processor.tflite.schema.ReshapeOptions;
import dev.pex.processor.tflite.schema.ShapeOptions;
import dev.pex.processor.tflite.schema.StridedSliceOptions;
import dev.pex.processor.tflite.schema.TensorType;
import org.junit.jupiter.api.Test;

/** Reshapes whose sizes the file computes, as Keras' Flatten and Reshape write them. */
final class KnownSizesTest {
  @Test
  void reshapeToSizesOfItsInput() {
    assertThat(only(reshaped(0, 1, 1)).op()).isEqualTo(new Op.Reshape(Shape.vector(24)));
    assertThat(only(reshaped(-4, 0, 1)).op()).isEqualTo(new Op.Reshape(Shape.vector(24)));
  }

  @Test
  void reshapeToOtherSizes() {
    assertRefused(reshaped(1, 2, 1), "'flat'", "asks for a shape that its result 1x24 has not");
  }

  @Test
  void slicesThatPexDoesNotKnow() {
    String place = "operator 1 (STRIDED_SLICE, version 1) 'batch'";
    assertRefused(reshaped(4, 5, 1), place, "takes sizes 4 to 5 of 4");
    assertRefused(reshaped(0, 1, 2), place, "takes other sizes than a run of them");
  }

  private static byte[] reshaped(int begin, int end, int stride) {
    return new FileSketch()
        .input("image", 1, 2, 3, 4)
        .int32("begin", Dimensions.of(1), begin)
        .int32("end", Dimensions.of(1), end)
        .int32("stride", Dimensions.of(1), stride)
        .int32("rest", Dimensions.of(), -1)
        .sizes(
            OperatorKind.SHAPE,
            options -> ShapeOptions.createShapeOptions(options, TensorType.INT32),
            "shape",
            Dimensions.of(4),
            "image")
        .sizes(
            OperatorKind.STRIDED_SLICE,
            options -> StridedSliceOptions.createStridedSliceOptions(options, 0, 0, 0, 0, 1),
            "batch",
            Dimensions.of(),
            "shape",
            "begin",
            "end",
            "stride")
        .sizes(
            OperatorKind.PACK,
            options -> PackOptions.createPackOptions(options, 2, 0),
            "sizes",
            Dimensions.of(2),
            "batch",
            "rest")
        .operator(
            OperatorKind.RESHAPE,
            options ->
                ReshapeOptions.createReshapeOptions(
                    options, ReshapeOptions.createNewShapeVector(options, new int[0])),
            "flat",
            Dimensions.of(1, 24),
            "image",
            "sizes")
        .outputs("flat");
  }
}
