package dev.pex.processor.memory;

import java.util.List;

/**
 * Buffers and the distances between those that are alive together; pairs without a distance are
 * free.
 */
public record MemoryProblem(List<Buffer> buffers, List<Distance> distances) {
  public MemoryProblem {
    buffers = List.copyOf(buffers);
    distances = List.copyOf(distances);
  }
}
