package dev.pex.processor.schedule;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Tensor;
import java.util.Arrays;

/**
 * An input of the network that the caller pushes row by row during a rows stage. At the tick at
 * which a row is pushed, steps read it in the caller's memory; rows that outlive the tick are
 * copied to lines. How many rows are still to come is counted in the arena.
 *
 * @param tensor the input
 * @param firing when rows are pushed, before any step runs at the tick
 */
public record RowFeed(Tensor tensor, Firing firing) {
  /** The counter, an int32; it lives throughout, so that the caller can always push. */
  static Presence counter(Tensor input, int ticks, int positions) {
    int[] high = new int[ticks];
    Arrays.fill(high, Integer.BYTES);
    return new Presence(
        StageBuffer.TO_COME.of(input),
        Integer.BYTES,
        Integer.BYTES,
        0,
        positions,
        Int32Values.copyOf(new int[ticks]),
        Int32Values.copyOf(high));
  }
}
