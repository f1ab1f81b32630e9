package dev.pex.processor.rewrite;

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

  /** Adds the product of a weight and an input between two reals in units of the input's scale. */
  void add(int weight, int leastInput, int greatestInput) {
    int first = weight * leastInput;
    int second = weight * greatestInput;
    int low = Math.min(first, second);
    int high = Math.max(first, second);
    least += low;
    greatest += high;
    leastOnTheWay += Math.min(low, 0);
    greatestOnTheWay += Math.max(high, 0);
  }

  /**
   * Adds the products of many weights, given by the sums of the positive and of the negative ones,
   * and inputs with the same bounds.
   */
  void add(long positive, long negative, int leastInput, int greatestInput) {
    least += positive * leastInput + negative * greatestInput;
    greatest += positive * greatestInput + negative * leastInput;
    int belowZero = Math.min(leastInput, 0);
    int aboveZero = Math.max(greatestInput, 0);
    leastOnTheWay += positive * belowZero + negative * aboveZero;
    greatestOnTheWay += positive * aboveZero + negative * belowZero;
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
