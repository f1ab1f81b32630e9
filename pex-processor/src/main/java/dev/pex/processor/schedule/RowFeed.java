package dev.pex.processor.schedule;

import dev.pex.processor.graph.Tensor;

/**
 * An input of the network that the caller pushes row by row during a rows stage. At the tick at
 * which a row is pushed, steps read it in the caller's memory; rows that outlive the tick are
 * copied to lines. How many rows are still to come is counted in the arena.
 *
 * @param tensor the input
 * @param firing when rows are pushed, before any step runs at the tick
 */
public record RowFeed(Tensor tensor, Firing firing) {
  /** Bytes of the counter, an int32 that lives as long as the arena is in use. */
  public static final int COUNTER_BYTES = Integer.BYTES;

  /** The name of the buffer that counts the rows to come of an input. */
  public static String counterOf(Tensor input) {
    return input.name() + ".to_come";
  }
}
