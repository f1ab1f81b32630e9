package dev.pex.runtime.reference;

import java.util.Set;

/** MEAN: the average along some axes, which become one. */
public final class Mean {
  private Mean() {}

  /**
   * Averages a whole tensor.
   *
   * @param axes along which elements are averaged
   * @param output the result's type
   */
  public static WholeTensor apply(WholeTensor input, Set<Axis> axes, TensorType output) {
    TensorType from = input.type();
    int[] sums = new int[output.elements()];
    for (int row = 0; row < from.height(); row++) {
      for (int column = 0; column < from.width(); column++) {
        for (int channel = 0; channel < from.channels(); channel++) {
          int toRow = axes.contains(Axis.HEIGHT) ? 0 : row;
          int toColumn = axes.contains(Axis.WIDTH) ? 0 : column;
          int toChannel = axes.contains(Axis.CHANNELS) ? 0 : channel;
          sums[(toRow * output.width() + toColumn) * output.channels() + toChannel] +=
              input.real(row, column, channel);
        }
      }
    }
    FixedPoint factor = FixedPoint.of((double) from.scale() / output.scale());
    FixedPoint share = share(factor, from.elements() / output.elements());
    byte[] values = new byte[sums.length];
    for (int i = 0; i < sums.length; i++) {
      int stored = share.multiply(sums[i]) + output.zeroPoint();
      values[i] = (byte) Activation.NONE.clamp(stored, output);
    }
    return WholeTensor.of(output, values);
  }

  /** The factor divided by a count, cut off, with as many bits as 64-bit division keeps. */
  private static FixedPoint share(FixedPoint factor, int count) {
    int bits = Math.min(31 - Integer.numberOfLeadingZeros(count), 31 + factor.exponent());
    long fraction = ((long) factor.fraction() << bits) / count;
    return new FixedPoint((int) fraction, factor.exponent() - bits);
  }
}
