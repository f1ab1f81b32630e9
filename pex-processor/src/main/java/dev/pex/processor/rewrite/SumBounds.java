package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Int8Values;
import java.util.function.Function;

/**
 * Bounds of a bias and weighted inputs added to it, and of what such a sum is on the way, in
 * whatever order and however many of its terms were added.
 */
final class SumBounds {
  private long least;
  private long greatest;
  private long leastOnTheWay;
  private long greatestOnTheWay;

  SumBounds(int bias) {
    least = bias;
    greatest = bias;
    leastOnTheWay = bias;
    greatestOnTheWay = bias;
  }

  /** Adds the products of some inputs with as many adjacent weights. */
  void add(TapInputs inputs, int firstChannel, int endChannel, Int8Values weights, int first) {
    add(inputs, each -> each.products(firstChannel, endChannel, weights, first));
  }

  /** Adds the products of one channel with weights of which the positive and the others sum up. */
  void add(TapInputs inputs, int channel, long positive, long negative) {
    add(inputs, each -> each.products(channel, positive, negative));
  }

  private void add(TapInputs inputs, Function<TapInputs, TapInputs.Products> weighted) {
    TapInputs.Products products = weighted.apply(inputs);
    least += products.least();
    greatest += products.greatest();
    // on the way a product is there or not, as if its input could be zero
    TapInputs.Products some = inputs.canBeZero() ? products : weighted.apply(inputs.orZero());
    leastOnTheWay += some.least();
    greatestOnTheWay += some.greatest();
  }

  long least() {
    return least;
  }

  long greatest() {
    return greatest;
  }

  /** Whether an int32 holds the sum at all times. */
  boolean fits() {
    return leastOnTheWay >= Integer.MIN_VALUE && greatestOnTheWay <= Integer.MAX_VALUE;
  }
}
