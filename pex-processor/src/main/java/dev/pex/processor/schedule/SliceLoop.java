package dev.pex.processor.schedule;

/**
 * Consecutive steps of a rows stage that run, within a row tick, for one slice of channels after
 * the other. The last may add slices of its input to int32 sums of a row, which become its row
 * after the last slice.
 *
 * @param slices into how many equal slices channels are cut
 * @param sums of a row of the last step's output; 0 if it makes slices like the others
 */
public record SliceLoop(int firstPosition, int endPosition, int slices, int sums) {
  public SliceLoop {
    if (firstPosition < 0 || firstPosition >= endPosition || slices < 2 || sums < 0) {
      throw new IllegalArgumentException("a loop runs steps for two slices or more");
    }
  }

  /** Whether the loop runs the step of a position. */
  public boolean contains(int position) {
    return firstPosition <= position && position < endPosition;
  }

  /** Whether the step of a position adds up slices. */
  public boolean adds(int position) {
    return sums > 0 && position == endPosition - 1;
  }

  /** Bytes of the sums. */
  public int sumBytes() {
    return sums * Integer.BYTES;
  }
}
