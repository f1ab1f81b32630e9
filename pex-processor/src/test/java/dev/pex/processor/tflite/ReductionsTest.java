package dev.pex.processor.tflite;

import static dev.pex.processor.tflite.SketchReading.assertRefused;
import static dev.pex.processor.tflite.SketchReading.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;
import dev.pex.processor.tflite.schema.ReducerOptions;
import org.junit.jupiter.api.Test;

/** One value of all along some axes, as other tools write it. */
final class ReductionsTest {
  @Test
  void maximumOfAPicture() {
    for (boolean keep : new boolean[] {false, true}) {
      Dimensions result = keep ? Dimensions.of(1, 1, 1, 2) : Dimensions.of(1, 2);
      Node node = only(reduced(OperatorKind.REDUCE_MAX, keep, result, 1, -2));
      assertThat(node.op()).isEqualTo(pool(4, 5));
      assertThat(node.output().shape()).isEqualTo(Shape.vector(2));
    }
  }

  @Test
  void maximumOfRowsOrColumns() {
    Node columns = only(reduced(OperatorKind.REDUCE_MAX, true, Dimensions.of(1, 4, 1, 2), 2));
    assertThat(columns.op()).isEqualTo(pool(1, 5));
    Node rows = only(reduced(OperatorKind.REDUCE_MAX, false, Dimensions.of(1, 5, 2), 1));
    assertThat(rows.op()).isEqualTo(pool(4, 1));
    assertThat(rows.output().shape()).isEqualTo(new Shape(1, 5, 2));
  }

  @Test
  void reductionsThatPexDoesNotKnow() {
    String place = "operator 0 (REDUCE_MAX, version 1) 'reduced'";
    assertRefused(
        reduced(OperatorKind.REDUCE_MAX, true, Dimensions.of(1, 4, 5, 1), 3),
        place,
        "takes the maximum of 1x4x5x2 over other axes");
    assertRefused(
        reduced(OperatorKind.REDUCE_MAX, true, Dimensions.of(1, 4, 5, 2), 4),
        place,
        "names axis 4 of 4 dimensions");
    assertRefused(
        reduced(OperatorKind.MEAN, true, Dimensions.of(1, 4, 5, 2), 0),
        "operator 0 (MEAN, version 1) 'reduced'",
        "takes the mean of 1x4x5x2 over other axes");
  }

  private static Op pool(int height, int width) {
    Window window = Window.of(height, width, height, width, Padding.NONE);
    return new Op.MaxPool(window, FusedActivation.NONE);
  }

  private static byte[] reduced(OperatorKind kind, boolean keep, Dimensions result, int... axes) {
    return new FileSketch()
        .input("image", 1, 4, 5, 2)
        .int32("axes", Dimensions.of(axes.length), axes)
        .operator(
            kind,
            options -> ReducerOptions.createReducerOptions(options, keep),
            "reduced",
            result,
            "image",
            "axes")
        .outputs("reduced");
  }
}
