package dev.pex.processor.program;

/**
 * An input that the caller pushes row by row while a section runs. Row {@code r} is pushed before
 * tick {@code period * r}; a push runs the ticks up to the next row's, that of the last row all
 * that remain, and the sections after it. The sections before it run with the first row.
 *
 * @param push C identifier of what pushes a row
 * @param row the row pushed, in the caller's memory; its offset lies behind the arena, where a
 *     target without pointers keeps it
 * @param counterOffset byte of the arena, a multiple of four, of an int32: rows that are still to
 *     come
 * @param ticks row ticks of the section
 * @param section its place in the program
 */
public record Feed(
    ProgramPort port,
    String push,
    View row,
    int counterOffset,
    int period,
    int ticks,
    int section) {
  /** Rows of the input. */
  public int rows() {
    return port.shape().height();
  }
}
