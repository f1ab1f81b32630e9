package dev.pex.runtime.reference;

import java.util.List;

/** CONCATENATION: tensors one behind the other along an axis. */
public final class Concatenate {
  private Concatenate() {}

  /**
   * Puts tensors together.
   *
   * @param output the result's type, with the quantisation of all inputs
   */
  public static WholeTensor apply(List<WholeTensor> inputs, Axis axis, TensorType output) {
    WholeTensor result = WholeTensor.zeros(output);
    int first = 0;
    for (WholeTensor input : inputs) {
      copy(input, axis, first, result);
      first += axis.of(input.type());
    }
    return result;
  }

  private static void copy(WholeTensor input, Axis axis, int first, WholeTensor result) {
    int rows = axis == Axis.HEIGHT ? first : 0;
    int columns = axis == Axis.WIDTH ? first : 0;
    int channels = axis == Axis.CHANNELS ? first : 0;
    for (int row = 0; row < input.type().height(); row++) {
      for (int column = 0; column < input.type().width(); column++) {
        for (int channel = 0; channel < input.type().channels(); channel++) {
          int value = input.get(row, column, channel);
          result.set(rows + row, columns + column, channels + channel, value);
        }
      }
    }
  }
}
