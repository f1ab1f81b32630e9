package dev.pex.processor.graph;

import dev.pex.processor.diag.Origin;

/** An int8 value that flows through the network, known by a name unique in its graph. */
public record Tensor(String name, Shape shape, Quantization quantization, Origin origin) {}
