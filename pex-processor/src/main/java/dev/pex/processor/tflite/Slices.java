package dev.pex.processor.tflite;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.tflite.schema.StridedSliceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads STRIDED_SLICE of rows and columns that follow one another. */
final class Slices {
  private final OperatorView operator;
  private final Value input;
  private final StridedSliceOptions options;
  private final int[] first = new int[3];
  private final int[] end;
  private final List<Integer> sizes = new ArrayList<>();
  private final List<Integer> axes = new ArrayList<>();

  private Slices(OperatorView operator) {
    operator.requireOperands(4, 4);
    this.operator = operator;
    this.input = operator.activation(0);
    this.options = operator.requiredOptions(new StridedSliceOptions());
    Shape shape = input.tensor().shape();
    this.end = new int[] {shape.height(), shape.width(), shape.channels()};
    operator.requireSameQuantization(input);
    if (options.ellipsisMask() != 0 || options.newAxisMask() != 0) {
      throw operator.unsupported("names axes by an ellipsis or adds some");
    }
  }

  static Reading read(OperatorView operator) {
    Slices slice = new Slices(operator);
    Int32Values begins = operator.int32(1);
    Int32Values ends = operator.int32(2);
    Int32Values strides = operator.int32(3);
    int rank = slice.input.dimensions().rank();
    if (begins.size() != rank || ends.size() != rank || strides.size() != rank) {
      throw operator.invalid("has other bounds than one for each of " + rank + " dimensions");
    }
    for (int dimension = 0; dimension < rank; dimension++) {
      if (strides.get(dimension) != 1) {
        throw operator.unsupported("takes every so many elements");
      }
      slice.add(dimension, begins.get(dimension), ends.get(dimension));
    }
    return slice.reading();
  }

  private void add(int dimension, int begin, int written) {
    int size = input.dimensions().size(dimension);
    int axis = input.axes().get(dimension);
    boolean one = isSet(options.shrinkAxisMask(), dimension);
    int from = isSet(options.beginMask(), dimension) ? 0 : within(begin, size);
    int to = isSet(options.endMask(), dimension) ? size : within(written, size);
    int until = one ? from + 1 : to;
    if (from >= until || until > size) {
      throw operator.invalid("takes elements " + from + " to " + until + " of " + size);
    }
    if (until - from < size && (axis == Value.BATCH || axis == 2)) {
      throw operator.unsupported("takes a part of other dimensions than height and width");
    }
    if (axis != Value.BATCH) {
      first[axis] = from;
      end[axis] = until;
    }
    if (!one) {
      sizes.add(until - from);
      axes.add(axis);
    }
  }

  /** Negative indices count from the end; those beyond an end mean that end. */
  private static int within(int index, int size) {
    return Math.max(0, Math.min(size, index < 0 ? index + size : index));
  }

  private static boolean isSet(int mask, int dimension) {
    return (mask >> dimension & 1) != 0;
  }

  private Reading reading() {
    if (sizes.isEmpty()) {
      throw operator.unsupported("leaves no dimension");
    }
    Shape from = input.tensor().shape();
    Padding padding =
        new Padding(-first[0], end[0] - from.height(), -first[1], end[1] - from.width());
    Dimensions dimensions = new Dimensions(sizes);
    Shape shape = new Shape(end[0] - first[0], end[1] - first[1], from.channels());
    return new Reading(
        new Op.Pad(padding),
        List.of(Operand.of(input.tensor())),
        dimensions,
        Optional.of(new Reading.Layout(shape, axes))
            .filter(any -> !dimensions.shape().equals(shape)));
  }
}
