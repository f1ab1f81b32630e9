package dev.pex.processor.program;

import java.util.OptionalInt;

/**
 * What a network needs when it is planned in another way, for comparison.
 *
 * @param label how it is planned, such as {@code rows}
 * @param lowerBoundBytes what no plan of this kind needs less than; empty where nothing is planned
 * @param recomputedMacs multiply-accumulates that are done a second time
 * @param overheadInstructions an estimate of what partial execution adds to whole tensors
 */
public record PlannedMode(
    String label,
    int arenaBytes,
    OptionalInt lowerBoundBytes,
    long recomputedMacs,
    long overheadInstructions) {}
