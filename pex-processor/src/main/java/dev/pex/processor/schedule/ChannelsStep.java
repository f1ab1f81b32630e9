package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;

/**
 * A node of a channels stage: it makes a slice of its output, or adds a slice of its input to sums.
 *
 * @param sums int32 sums of a node that adds up slices, one for each element of its output; 0 for
 *     others
 */
public record ChannelsStep(Node node, int sums) {
  /** Bytes of the sums. */
  public int sumBytes() {
    return sums * Integer.BYTES;
  }
}
