package dev.pex.runtime.reference;

import java.util.List;
import java.util.Map;

/** TRANSPOSE: the same elements with the axes in another order. */
public final class Transpose {
  private Transpose() {}

  /**
   * Reorders a whole tensor.
   *
   * @param axes for each axis of the output, outermost first, the axis of the input that it is
   * @param output the result's type
   */
  public static WholeTensor apply(WholeTensor input, List<Axis> axes, TensorType output) {
    WholeTensor result = WholeTensor.zeros(output);
    for (int row = 0; row < input.type().height(); row++) {
      for (int column = 0; column < input.type().width(); column++) {
        for (int channel = 0; channel < input.type().channels(); channel++) {
          Map<Axis, Integer> at =
              Map.of(Axis.HEIGHT, row, Axis.WIDTH, column, Axis.CHANNELS, channel);
          result.set(
              at.getOrDefault(axes.get(0), 0),
              at.getOrDefault(axes.get(1), 0),
              at.getOrDefault(axes.get(2), 0),
              input.get(row, column, channel));
        }
      }
    }
    return result;
  }
}
