package dev.pex.processor.program;

import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;

/**
 * An end of the network: where in the arena the caller writes or reads it.
 *
 * @param name a C identifier
 * @param offset byte of the arena; of a fed input that of its pushed row, see {@link Feed}
 */
public record ProgramPort(
    String name, int offset, Shape shape, Quantization quantization, Port.ElementType type) {}
