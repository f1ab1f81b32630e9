package dev.pex.processor.memory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Buffers and the distances between those that are alive together; pairs without a distance are
 * free.
 */
public record MemoryProblem(List<Buffer> buffers, List<Distance> distances) {
  public MemoryProblem {
    buffers = List.copyOf(buffers);
    distances = List.copyOf(distances);
    Set<Long> pairs = new HashSet<>();
    for (Distance distance : distances) {
      long low = Math.min(distance.first(), distance.second());
      long high = Math.max(distance.first(), distance.second());
      if (low < 0 || high >= buffers.size() || !pairs.add(low * buffers.size() + high)) {
        throw new IllegalArgumentException("distance " + distance + " is of no pair, or twice");
      }
    }
  }
}
