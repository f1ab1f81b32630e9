package dev.pex.processor.kernels;

import dev.pex.processor.graph.Rescale;
import dev.pex.processor.program.FlatKernel;

/** What the additions of all cores' own kernels have in common; their headers say the same. */
final class FastAddition {
  private static final int LEFT_SHIFT = 20;
  private static final int HALF = 1 << 30;

  private FastAddition() {}

  /** Whether they can compute it. */
  static boolean fits(FlatKernel.Add kernel) {
    return kernel.leftShift() == LEFT_SHIFT
        && isRightOrHalf(kernel.first())
        && isRightOrHalf(kernel.second())
        && RightShifts.fits(kernel.output().shift());
  }

  /** The greater of the scales is halved, without a shift. */
  private static boolean isRightOrHalf(Rescale factor) {
    return RightShifts.fits(factor.shift())
        || (factor.shift() == 0 && Math.abs(factor.multiplier()) == HALF);
  }
}
