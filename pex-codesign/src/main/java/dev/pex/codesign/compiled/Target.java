package dev.pex.codesign.compiled;

import java.util.OptionalLong;

/**
 * The microcontroller of a model.
 *
 * @param core such as {@code CORTEX_M4}; {@code PORTABLE} if none is named
 * @param sramBytes its budget for the arena
 * @param flashBytes its budget for the tables
 */
public record Target(String core, OptionalLong sramBytes, OptionalLong flashBytes) {}
