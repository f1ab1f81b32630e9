package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;

/**
 * A node of a rows stage, with the rows and columns it makes at each tick.
 *
 * @param sums int32 sums that a node needs which folds its rows; 0 for others
 */
public record RowsStep(Node node, Firing firing, ColumnTicks columns, int sums) {}
