package dev.pex.processor.program;

import java.util.OptionalInt;

/**
 * The chip as the user stated it.
 *
 * @param core its name, such as {@code cortex-m4}; empty where the user named none
 */
public record Target(String core, OptionalInt sramBytes, OptionalInt flashBytes) {
  /** No chip named: nothing is refused. */
  public static final Target ANY = new Target("", OptionalInt.empty(), OptionalInt.empty());
}
