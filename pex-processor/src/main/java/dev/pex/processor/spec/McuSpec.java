package dev.pex.processor.spec;

import dev.pex.processor.diag.Origin;

/**
 * What a model must fit into.
 *
 * @param sram bytes; {@link #UNLIMITED} refuses nothing
 * @param flash bytes; {@link #UNLIMITED} refuses nothing
 * @param core name of a constant of {@code dev.pex.Core}
 * @param optimize name of a constant of {@code dev.pex.Optimize}
 */
public record McuSpec(
    Located<Integer> sram, Located<Integer> flash, Located<String> core, Located<String> optimize) {
  /** The budget that limits nothing. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** The microcontroller of a model that names none. */
  public static McuSpec unlimited(Origin origin) {
    return new McuSpec(
        new Located<>(UNLIMITED, origin),
        new Located<>(UNLIMITED, origin),
        new Located<>("PORTABLE", origin),
        new Located<>("SPEED", origin));
  }
}
