package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int8Values;

/** The factors that kernels for an instruction set take: those that make numbers smaller. */
final class RightShifts {
  private static final int MOST = 22;

  private RightShifts() {}

  /** Whether every shift goes right, and by so little that zero points are not lost. */
  static boolean fit(Int8Values shifts) {
    return fit(shifts, 1);
  }

  /** As {@link #fit(Int8Values)}, by no less than {@code least}. */
  static boolean fit(Int8Values shifts, int least) {
    for (int i = 0; i < shifts.size(); i++) {
      if (shifts.get(i) > -least || !fits(shifts.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The same for a single shift. */
  static boolean fits(int shift) {
    return shift <= -1 && shift >= -MOST;
  }
}
