package dev.pex.processor.schedule;

import java.util.List;

/**
 * All buffers that are live during a stage, tick by tick.
 *
 * @param ticks row ticks; one for a whole stage
 * @param positions steps within a tick
 */
public record StagePresence(
    int ticks, int positions, List<Presence> presences, List<Overwrite> overwrites) {
  public StagePresence {
    presences = List.copyOf(presences);
    overwrites = List.copyOf(overwrites);
  }

  /** Whether a buffer holds anything at some tick. */
  public boolean isLive(Presence presence) {
    for (int tick = 0; tick < ticks; tick++) {
      if (presence.liveBytes(tick) > 0) {
        return true;
      }
    }
    return false;
  }

  /** The most bytes live at one time, where every overwriting is done. */
  public int peakBytes() {
    return peak().bytes();
  }

  /**
   * A time at which no less is live than at any other.
   *
   * @param position of the step that runs then
   */
  public record Peak(int tick, int position, int bytes) {}

  /** The first time at which the most bytes are live, where every overwriting is done. */
  public Peak peak() {
    int[] saved = presences.stream().mapToInt(this::savedBytes).toArray();
    Peak peak = new Peak(0, 0, 0);
    for (int tick = 0; tick < ticks; tick++) {
      Peak inTick = peak(tick, saved);
      peak = inTick.bytes > peak.bytes ? inTick : peak;
    }
    return peak;
  }

  private Peak peak(int tick, int[] saved) {
    int[] changes = new int[positions + 1];
    for (int i = 0; i < saved.length; i++) {
      Presence presence = presences.get(i);
      int liveBytes = presence.liveBytes(tick);
      changes[presence.firstPosition()] += liveBytes;
      changes[presence.endPosition()] -= liveBytes;
      if (liveBytes > 0) {
        changes[presence.firstPosition()] -= saved[i];
        changes[presence.firstPosition() + 1] += saved[i];
      }
    }
    Peak peak = new Peak(tick, 0, 0);
    int bytes = 0;
    for (int position = 0; position < positions; position++) {
      bytes += changes[position];
      peak = bytes > peak.bytes ? new Peak(tick, position, bytes) : peak;
    }
    return peak;
  }

  /** Where an output starts to live over its operand, the bytes of the step count once. */
  private int savedBytes(Presence presence) {
    return overwrites.stream()
        .filter(each -> each.output().equals(presence.buffer()))
        .mapToInt(Overwrite::stepBytes)
        .max()
        .orElse(0);
  }
}
