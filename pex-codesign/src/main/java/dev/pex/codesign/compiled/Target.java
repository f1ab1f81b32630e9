package dev.pex.codesign.compiled;

import java.util.OptionalLong;

/**
 * What a class says of its deployment.
 *
 * @param core such as {@code CORTEX_M4}; {@code PORTABLE} if none is named
 * @param optimize what the generated C is to be: {@code SPEED} or {@code SIZE}
 * @param sramBytes its budget for the arena
 * @param flashBytes its budget for the tables
 * @param partial how it may run partially
 */
public record Target(
    String core,
    String optimize,
    OptionalLong sramBytes,
    OptionalLong flashBytes,
    PartialExecution partial) {
  /** Of a class that says nothing of it. */
  public static final Target ANY =
      new Target(
          "PORTABLE",
          "SPEED",
          OptionalLong.empty(),
          OptionalLong.empty(),
          new PartialExecution(true, true, 0));

  /** The same within these budgets. */
  public Target within(OptionalLong sram, OptionalLong flash) {
    return new Target(core, optimize, sram, flash, partial);
  }

  /**
   * Which kinds of partial execution there may be.
   *
   * @param rows whether row by row
   * @param channels whether one slice of channels after the other
   * @param recompute the share of multiply-accumulates that may be done again
   */
  public record PartialExecution(boolean rows, boolean channels, double recompute) {}
}
