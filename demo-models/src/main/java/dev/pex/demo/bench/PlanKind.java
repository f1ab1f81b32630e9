package dev.pex.demo.bench;

import java.util.Locale;

/** What the planner is asked for. */
enum PlanKind {
  /** Every operator on whole tensors. */
  WHOLE,
  /** The least arena. */
  SMALLEST,
  /** The fastest plan within the least power of two that the smallest arena fits in. */
  BUDGETED;

  /**
   * The annotations that ask for it.
   *
   * @param core a constant of {@code dev.pex.Core}
   * @param smallestArena bytes of the smallest plan
   */
  String annotations(String core, long smallestArena) {
    String target = "core = dev.pex.Core." + core;
    return switch (this) {
      case WHOLE ->
          "@dev.pex.Partial(rows = false, channels = false) @dev.pex.Mcu(%s)".formatted(target);
      case SMALLEST -> "@dev.pex.Mcu(%s)".formatted(target);
      case BUDGETED -> "@dev.pex.Mcu(%s, sram = %d)".formatted(target, budget(smallestArena));
    };
  }

  /** The least power of two that so many bytes fit in. */
  static long budget(long smallestArena) {
    long highest = Long.highestOneBit(smallestArena);
    return highest == smallestArena ? highest : 2 * highest;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
