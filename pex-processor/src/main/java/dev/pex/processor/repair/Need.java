package dev.pex.processor.repair;

/**
 * What a model that compiles takes of its microcontroller.
 *
 * @param sramBytes of its arena
 * @param flashBytes of its tables
 */
public record Need(int sramBytes, int flashBytes) {}
