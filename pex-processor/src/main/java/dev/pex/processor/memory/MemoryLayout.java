package dev.pex.processor.memory;

import java.util.List;

/**
 * Every buffer's place.
 *
 * @param arenaBytes the end of the highest buffer
 * @param lowerBoundBytes what was proved: no layout of the same buffers and distances is smaller
 */
public record MemoryLayout(List<Placement> placements, int arenaBytes, int lowerBoundBytes) {
  public MemoryLayout {
    placements = List.copyOf(placements);
  }

  /** The placement of the buffer of that name. */
  public Placement of(String name) {
    return placements.stream()
        .filter(placement -> placement.buffer().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no buffer '" + name + "'"));
  }
}
