package dev.pex.processor.spec;

/**
 * What a model must fit into.
 *
 * @param sram bytes; {@link #UNLIMITED} refuses nothing
 * @param flash bytes; {@link #UNLIMITED} refuses nothing
 * @param core name of a constant of {@code dev.pex.Core}
 */
public record McuSpec(Located<Integer> sram, Located<Integer> flash, Located<String> core) {
  /** The budget that limits nothing. */
  public static final int UNLIMITED = Integer.MAX_VALUE;
}
