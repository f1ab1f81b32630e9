package dev.pex.processor.tflite;

import static dev.pex.processor.tflite.SketchReading.assertRefused;
import static dev.pex.processor.tflite.SketchReading.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.tflite.schema.ExpandDimsOptions;
import dev.pex.processor.tflite.schema.SqueezeOptions;
import org.junit.jupiter.api.Test;

/** Dimensions of one element that come and go, as other tools write them. */
final class RenumberedDimensionsTest {
  @Test
  void squeezedPicture() {
    assertThat(only(squeezed(Dimensions.of(1, 6))).op()).isEqualTo(new Op.Reshape(Shape.vector(6)));
  }

  @Test
  void squeezedToAnotherShape() {
    assertRefused(
        squeezed(Dimensions.of(1, 2, 3)),
        "operator 0 (SQUEEZE, version 1) 'squeezed'",
        "makes 1x2x3 of 1x1x1x6");
  }

  @Test
  void expandedVector() {
    byte[] file =
        new FileSketch()
            .input("vector", 1, 6)
            .int32("axis", Dimensions.of(), 1)
            .operator(
                OperatorKind.EXPAND_DIMS,
                options -> {
                  ExpandDimsOptions.startExpandDimsOptions(options);
                  return ExpandDimsOptions.endExpandDimsOptions(options);
                },
                "expanded",
                Dimensions.of(1, 1, 6),
                "vector",
                "axis")
            .outputs("expanded");

    assertThat(only(file).output().shape()).isEqualTo(new Shape(1, 1, 6));
  }

  private static byte[] squeezed(Dimensions result) {
    return new FileSketch()
        .input("image", 1, 1, 1, 6)
        .operator(
            OperatorKind.SQUEEZE,
            options ->
                SqueezeOptions.createSqueezeOptions(
                    options, SqueezeOptions.createSqueezeDimsVector(options, new int[] {1, 2})),
            "squeezed",
            result,
            "image")
        .outputs("squeezed");
  }
}
