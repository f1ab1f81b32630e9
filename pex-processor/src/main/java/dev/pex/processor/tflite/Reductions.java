package dev.pex.processor.tflite;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;
import dev.pex.processor.tflite.schema.ReducerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the operators that make one value of all along some axes. One that drops its axes leaves a
 * tensor in which they are one.
 */
final class Reductions {
  private final OperatorView operator;
  private final Value input;
  private final boolean[] reduced = new boolean[3];
  private final List<Integer> sizes = new ArrayList<>();
  private final List<Integer> axes = new ArrayList<>();

  private Reductions(OperatorView operator) {
    operator.requireOperands(2, 2);
    this.operator = operator;
    this.input = operator.activation(0);
    boolean keep =
        operator.options(new ReducerOptions()).map(ReducerOptions::keepDims).orElse(false);
    boolean[] named = named(input.dimensions().rank());
    for (int dimension = 0; dimension < named.length; dimension++) {
      int axis = input.axes().get(dimension);
      if (named[dimension] && axis != Value.BATCH) {
        reduced[axis] = true;
      }
      if (!named[dimension] || keep) {
        sizes.add(named[dimension] ? 1 : input.dimensions().size(dimension));
        axes.add(axis);
      }
    }
  }

  static Reading mean(OperatorView operator) {
    Reductions mean = new Reductions(operator);
    mean.require(mean.reduced[0] || mean.reduced[1] || mean.reduced[2], "mean");
    operator.requireFactor(
        (double) mean.input.tensor().quantization().scale()
            / operator.outputQuantization().scale());
    return mean.reading(new Op.Mean(mean.reduced[0], mean.reduced[1], mean.reduced[2]));
  }

  /** The maximum over rows and columns is that of a window as large. */
  static Reading max(OperatorView operator) {
    Reductions max = new Reductions(operator);
    max.require((max.reduced[0] || max.reduced[1]) && !max.reduced[2], "maximum");
    operator.requireSameQuantization(max.input);
    Shape shape = max.input.tensor().shape();
    int height = max.reduced[0] ? shape.height() : 1;
    int width = max.reduced[1] ? shape.width() : 1;
    Window window = Window.of(height, width, height, width, Padding.NONE);
    return max.reading(new Op.MaxPool(window, FusedActivation.NONE));
  }

  private void require(boolean sound, String what) {
    if (sizes.isEmpty() || !sound) {
      throw operator.unsupported(
          "takes the " + what + " of " + input.dimensions() + " over other axes");
    }
  }

  private Reading reading(Op op) {
    Shape from = input.tensor().shape();
    Shape shape =
        new Shape(
            reduced[0] ? 1 : from.height(),
            reduced[1] ? 1 : from.width(),
            reduced[2] ? 1 : from.channels());
    Dimensions dimensions = new Dimensions(sizes);
    Reading.Layout layout = new Reading.Layout(shape, axes);
    return new Reading(
        op,
        List.of(Operand.of(input.tensor())),
        dimensions,
        Optional.of(layout).filter(any -> !dimensions.shape().equals(shape)));
  }

  private boolean[] named(int rank) {
    Int32Values written = operator.int32(1);
    ShapeOperators.requireCount(operator, "axes", written.size());
    boolean[] named = new boolean[rank];
    for (int index = 0; index < written.size(); index++) {
      int axis = written.get(index) < 0 ? written.get(index) + rank : written.get(index);
      if (axis < 0 || axis >= rank) {
        throw operator.invalid("names axis " + written.get(index) + " of " + rank + " dimensions");
      }
      named[axis] = true;
    }
    return named;
  }
}
