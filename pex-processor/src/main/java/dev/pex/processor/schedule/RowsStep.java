package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;

/** A node of a rows stage, with the rows and columns it makes at each tick. */
public record RowsStep(Node node, Firing firing, ColumnTicks columns) {}
