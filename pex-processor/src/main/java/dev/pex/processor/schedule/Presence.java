package dev.pex.processor.schedule;

import dev.pex.processor.graph.Int32Values;

/**
 * What of a buffer is live during a stage. At tick {@code t} and positions {@code [firstPosition,
 * endPosition)} within it, bytes {@code [low(t), high(t))} of the buffer hold something that is
 * still needed or is being written; none if they are equal.
 *
 * @param buffer a tensor's name, or {@code tensor.lines}, {@code tensor.front}, {@code tensor.sums}
 */
public record Presence(
    String buffer,
    int bytes,
    int alignment,
    int firstPosition,
    int endPosition,
    Int32Values low,
    Int32Values high) {

  /** Bytes live at a tick. */
  public int liveBytes(int tick) {
    return high.get(tick) - low.get(tick);
  }

  /** Whether all of the buffer is live throughout a stage. */
  public boolean isFull(StagePresence stage) {
    if (firstPosition > 0 || endPosition < stage.positions()) {
      return false;
    }
    for (int tick = 0; tick < stage.ticks(); tick++) {
      if (liveBytes(tick) < bytes) {
        return false;
      }
    }
    return true;
  }

  /** Whether there are positions at which both are live, at ticks at which both are. */
  public boolean meets(Presence other) {
    return firstPosition < other.endPosition && other.firstPosition < endPosition;
  }
}
