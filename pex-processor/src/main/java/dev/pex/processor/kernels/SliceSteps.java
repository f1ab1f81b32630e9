package dev.pex.processor.kernels;

import dev.pex.processor.program.Slice;
import java.util.Set;

/** Channels in steps of so many, as kernels that make several at once want their slices. */
record SliceSteps(int step, int channels) {
  /** Whether every slice begins with a step, and ends with one or with the last channel. */
  boolean hold(Set<Slice> slices) {
    return slices.stream().allMatch(this::holds);
  }

  private boolean holds(Slice slice) {
    boolean ends = slice.first().scale() == 0 && slice.first().offset() + slice.count() == channels;
    return slice.first().scale() % step == 0
        && slice.first().offset() % step == 0
        && slice.first().divisor() == 1
        && (slice.count() % step == 0 || ends);
  }
}
