package dev.pex.runtime.reference;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** A tensor of which every element is held at once. */
public final class WholeTensor {
  private final TensorType type;
  private final byte[] values;

  private WholeTensor(TensorType type, byte[] values) {
    this.type = type;
    this.values = values;
  }

  /**
   * A tensor with a copy of the given elements, channels innermost.
   *
   * @throws IllegalArgumentException if their number is not the type's
   */
  public static WholeTensor of(TensorType type, byte[] values) {
    if (values.length != type.elements()) {
      throw new IllegalArgumentException(values.length + " elements given for " + type);
    }
    return new WholeTensor(type, values.clone());
  }

  /** A tensor of which every element holds the zero point. */
  static WholeTensor zeros(TensorType type) {
    byte[] values = new byte[type.elements()];
    Arrays.fill(values, (byte) type.zeroPoint());
    return new WholeTensor(type, values);
  }

  /** Shape and quantisation. */
  public TensorType type() {
    return type;
  }

  /** A copy of the elements, channels innermost. */
  public byte[] values() {
    return values.clone();
  }

  /** Whether a pixel lies within the tensor. */
  boolean contains(int row, int column) {
    return row >= 0 && row < type.height() && column >= 0 && column < type.width();
  }

  /**
   * A tensor of the same size, element by element.
   *
   * @param function from and to stored values less their zero points
   */
  WholeTensor map(TensorType output, Activation activation, IntUnaryOperator function) {
    WholeTensor result = zeros(output);
    for (int row = 0; row < output.height(); row++) {
      for (int column = 0; column < output.width(); column++) {
        for (int channel = 0; channel < output.channels(); channel++) {
          int value = function.applyAsInt(real(row, column, channel)) + output.zeroPoint();
          result.set(row, column, channel, activation.clamp(value, output));
        }
      }
    }
    return result;
  }

  /** The element as stored. */
  int get(int row, int column, int channel) {
    return values[index(row, column, channel)];
  }

  /** The element less the zero point: its real value in units of the scale. */
  int real(int row, int column, int channel) {
    return get(row, column, channel) - type.zeroPoint();
  }

  void set(int row, int column, int channel, int value) {
    values[index(row, column, channel)] = (byte) value;
  }

  void setRow(int row, byte[] elements) {
    System.arraycopy(elements, 0, values, index(row, 0, 0), elements.length);
  }

  private int index(int row, int column, int channel) {
    return (row * type.width() + column) * type.channels() + channel;
  }
}
