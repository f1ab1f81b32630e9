package dev.pex.processor.tflite;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Interpolation;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Sampling;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.tflite.schema.ResizeBilinearOptions;
import dev.pex.processor.tflite.schema.ResizeNearestNeighborOptions;
import java.util.List;

/** Reads the operators that give a picture another height and width. */
final class ResizeOperators {
  private ResizeOperators() {}

  static Reading bilinear(OperatorView operator) {
    Sampling sampling =
        operator
            .options(new ResizeBilinearOptions())
            .map(read -> sampling(operator, read.alignCorners(), read.halfPixelCenters()))
            .orElse(Sampling.ASYMMETRIC);
    return resize(operator, Interpolation.BILINEAR, sampling);
  }

  static Reading nearest(OperatorView operator) {
    Sampling sampling =
        operator
            .options(new ResizeNearestNeighborOptions())
            .map(read -> sampling(operator, read.alignCorners(), read.halfPixelCenters()))
            .orElse(Sampling.ASYMMETRIC);
    return resize(operator, Interpolation.NEAREST, sampling);
  }

  /** TensorFlow Lite does not say what both together mean. */
  private static Sampling sampling(
      OperatorView operator, boolean alignCorners, boolean halfPixelCenters) {
    if (alignCorners && halfPixelCenters) {
      throw operator.unsupported("aligns corners and has half pixel centers");
    }
    Sampling other = alignCorners ? Sampling.ALIGN_CORNERS : Sampling.ASYMMETRIC;
    return halfPixelCenters ? Sampling.HALF_PIXEL_CENTERS : other;
  }

  private static Reading resize(
      OperatorView operator, Interpolation interpolation, Sampling sampling) {
    operator.requireOperands(2, 2);
    Value input = operator.picture(0);
    operator.requireSameQuantization(input);
    Int32Values size = operator.int32(1);
    if (size.size() != 2 || size.get(0) < 1 || size.get(1) < 1) {
      throw operator.invalid("asks for no height and width");
    }
    Shape from = input.operand().shape();
    Dimensions dimensions = Dimensions.of(1, size.get(0), size.get(1), from.channels());
    if (!operator.output().dimensions().equals(dimensions)) {
      throw operator.invalid("asks for a shape that its result has not");
    }
    Op.Resize op = new Op.Resize(size.get(0), size.get(1), interpolation, sampling);
    if (op.rowsIn(from).isEmpty() || op.columnsIn(from).isEmpty()) {
      throw operator.unsupported(
          "resizes " + input.dimensions() + " to " + dimensions + " in steps that are not exact");
    }
    return Reading.of(op, List.of(input.operand()), dimensions);
  }
}
