package dev.pex.codesign.resource;

/**
 * What a network takes near the widths for which it was planned, and exactly there.
 *
 * @param sram bytes of the arena
 * @param flash bytes of the tables
 * @param macs multiply-accumulates
 */
public record Resources(Usage sram, Usage flash, Usage macs) {}
