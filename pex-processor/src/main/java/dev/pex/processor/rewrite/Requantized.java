package dev.pex.processor.rewrite;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Rescale;

/**
 * The last step of most operators: a sum is multiplied in fixed point, the zero point added, the
 * result clamped. A greater sum never gives a lesser value, so the ends of an interval give the
 * ends.
 */
record Requantized(Rescale factor, int zeroPoint, int min, int max) {
  static Requantized to(Quantization output, FusedActivation activation, Rescale factor) {
    return new Requantized(
        factor, output.zeroPoint(), activation.min(output), activation.max(output));
  }

  /** Bounds of what is stored; all that the clamp lets through where int32 might overflow. */
  Bounds bounds(long leastSum, long greatestSum) {
    if (!factor.accepts(leastSum) || !factor.accepts(greatestSum)) {
      return all();
    }
    long least = (long) factor.apply((int) leastSum) + zeroPoint;
    long greatest = (long) factor.apply((int) greatestSum) + zeroPoint;
    boolean fits = least >= Integer.MIN_VALUE && greatest <= Integer.MAX_VALUE;
    return fits ? new Bounds((int) least, (int) greatest).clamped(min, max) : all();
  }

  /** All that the clamp lets through. */
  Bounds all() {
    return new Bounds(min, max);
  }
}
