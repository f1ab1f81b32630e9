package dev.pex.processor.lower;

import dev.pex.processor.graph.Graph;

/**
 * A file with the weights of a network.
 *
 * @param name what messages call it
 */
public record WeightsFile(String name, Graph graph) {}
