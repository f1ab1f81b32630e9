package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Int8Values;
import java.util.Collections;

/** Bounds of what a tap reads less the zero point, as arrays because every weight asks. */
final class TapInputs {
  private static final Bounds ZERO = new Bounds(0, 0);

  private final int[] least;
  private final int[] greatest;
  private final boolean areAlike;
  private final TapInputs orZero;

  private TapInputs(ChannelBounds reals) {
    least = new int[reals.size()];
    greatest = new int[reals.size()];
    boolean canBeZero = true;
    boolean alike = true;
    for (int channel = 0; channel < least.length; channel++) {
      Bounds bounds = reals.get(channel);
      least[channel] = bounds.least();
      greatest[channel] = bounds.greatest();
      canBeZero &= bounds.least() <= 0 && bounds.greatest() >= 0;
      alike &= least[channel] == least[0] && greatest[channel] == greatest[0];
    }
    areAlike = alike;
    orZero = canBeZero ? this : new TapInputs(reals.each(ZERO::or));
  }

  /** Those of a tensor's channels. */
  static TapInputs of(ChannelBounds stored, int zeroPoint) {
    return new TapInputs(stored.each(bounds -> bounds.minus(zeroPoint)));
  }

  /** So many channels of padding. */
  static TapInputs zeros(int channels) {
    return new TapInputs(new ChannelBounds(Collections.nCopies(channels, ZERO)));
  }

  /** Whether zero lies within the bounds of every channel. */
  boolean canBeZero() {
    return orZero == this;
  }

  /** The same inputs where each may also be zero. */
  TapInputs orZero() {
    return orZero;
  }

  /** Bounds of the sum of the products of some channels with as many adjacent weights. */
  Products products(int firstChannel, int endChannel, Int8Values weights, int first) {
    if (areAlike) {
      int end = first + endChannel - firstChannel;
      long positive = weights.sumOfPositive(first, end);
      return products(firstChannel, positive, weights.sum(first, end) - positive);
    }
    long low = 0;
    long high = 0;
    int place = first;
    for (int channel = firstChannel; channel < endChannel; channel++) {
      int weight = weights.get(place++);
      int positive = weight & ~(weight >> 31);
      int negative = weight - positive;
      low += positive * least[channel] + negative * greatest[channel];
      high += positive * greatest[channel] + negative * least[channel];
    }
    return new Products(low, high);
  }

  /**
   * Bounds of the sum of the products of one channel with some weights.
   *
   * @param positive the sum of those weights that are
   * @param negative the sum of the others
   */
  Products products(int channel, long positive, long negative) {
    return new Products(
        positive * least[channel] + negative * greatest[channel],
        positive * greatest[channel] + negative * least[channel]);
  }

  /** The least and the greatest sum of products, in units of the inputs' scale. */
  record Products(long least, long greatest) {}
}
