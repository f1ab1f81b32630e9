package dev.pex.processor.repair;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * A number of the model that can be lowered by steps; the lower, the less the model needs.
 *
 * @param most the number of steps that the model has now
 * @param least the fewest that are offered
 * @param edit the model with so many steps
 */
record Knob(int most, int least, IntFunction<Edit> edit) {
  private static final int LARGEST_STEP = 8;
  private static final int FINEST_SHARE = 8;
  private static final int LEAST_SHARE = 4;

  /**
   * A number that goes down to a quarter, an eighth or less at a time. A step is a power of two
   * that divides the number, at most {@link #LARGEST_STEP}: kernels like even sizes.
   *
   * @param edit the model with another number
   */
  static Knob of(int number, IntFunction<Edit> edit) {
    int finest = Math.max(1, Integer.highestOneBit(number / FINEST_SHARE));
    int step = Math.min(Math.min(LARGEST_STEP, finest), Integer.lowestOneBit(number));
    int most = number / step;
    int least = Math.max(1, (most + LEAST_SHARE - 1) / LEAST_SHARE);
    return new Knob(most, least, steps -> edit.apply(steps * step));
  }

  /** The same, but at least half of the number is offered. */
  Knob downToHalf() {
    return new Knob(most, (most + 1) / 2, edit);
  }

  /** The greatest number below that of now with which the model fits, if there is one. */
  Optional<Edit> greatest(Predicate<Edit> fits) {
    if (most <= least || !fits.test(edit.apply(least))) {
      return Optional.empty();
    }
    int fitting = least;
    int tooMany = most;
    while (tooMany - fitting > 1) {
      int middle = (fitting + tooMany) / 2;
      if (fits.test(edit.apply(middle))) {
        fitting = middle;
      } else {
        tooMany = middle;
      }
    }
    return Optional.of(edit.apply(fitting));
  }
}
