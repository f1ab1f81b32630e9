package dev.pex.processor.memory;

import java.util.BitSet;
import java.util.List;

/**
 * Buffers and the distances between those that are alive together; pairs without a distance are
 * free.
 */
public record MemoryProblem(List<Buffer> buffers, List<Distance> distances) {
  public MemoryProblem {
    buffers = List.copyOf(buffers);
    distances = List.copyOf(distances);
    BitSet pairs = new BitSet();
    for (Distance distance : distances) {
      int low = Math.min(distance.first(), distance.second());
      int high = Math.max(distance.first(), distance.second());
      int pair = Math.addExact(Math.multiplyExact(high, high), low);
      boolean known = low >= 0 && high < buffers.size() && !pairs.get(pair);
      if (known) {
        pairs.set(pair);
      } else {
        throw new IllegalArgumentException("distance " + distance + " is of no pair, or twice");
      }
    }
  }
}
