package dev.pex.codesign.model;

import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.tensor.Tensor;
import java.util.List;

/** Height, width and channels among the axes of a tensor: examples, channels, rows, columns. */
final class Axes {
  private static final List<Integer> HWC = List.of(2, 3, 1);

  private Axes() {}

  static int of(Layer.Axis axis) {
    return switch (axis) {
      case CHANNELS -> 1;
      case HEIGHT -> 2;
      case WIDTH -> 3;
    };
  }

  /** The axes of a result whose height, width and channels are these of the operand. */
  static int[] transposition(List<Integer> permutation) {
    return new int[] {
      0, HWC.get(permutation.get(2)), HWC.get(permutation.get(0)), HWC.get(permutation.get(1))
    };
  }

  /** The same elements, channels innermost, under another shape. */
  static Tensor under(Tensor tensor, Shape shape) {
    List<Integer> sizes = tensor.sizes();
    if (sizes.subList(1, 4).equals(List.of(shape.channels(), shape.height(), shape.width()))) {
      return tensor;
    }
    return channelsFirst(flat(tensor), shape);
  }

  /** {@code [examples][elements]}, channels innermost. */
  static Tensor flat(Tensor tensor) {
    return tensor.transposed(0, 2, 3, 1).reshaped(tensor.sizes().get(0), -1);
  }

  /** Examples whose elements come with channels innermost. */
  static Tensor channelsFirst(Tensor elements, Shape shape) {
    return elements
        .reshaped(-1, shape.height(), shape.width(), shape.channels())
        .transposed(0, 3, 1, 2);
  }
}
