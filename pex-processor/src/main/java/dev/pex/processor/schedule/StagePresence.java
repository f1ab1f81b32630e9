package dev.pex.processor.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /** The most bytes live at one time beside fronts, which are as small as chunks make them. */
  int peakBytesBesideFronts() {
    List<Presence> others =
        presences.stream().filter(each -> !StageBuffer.FRONT.isNameOf(each.buffer())).toList();
    return new StagePresence(ticks, positions, others, List.of()).peakBytes();
  }

  /**
   * A time at which no less is live than at any other.
   *
   * @param position of the step that runs then
   */
  public record Peak(int tick, int position, int bytes) {}

  /** The first time at which the most bytes are live, where every overwriting is done. */
  public Peak peak() {
    int[] saved = savedBytes();
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

  /** Of each presence: where an output starts to live over its operand, its bytes count once. */
  private int[] savedBytes() {
    Map<String, Integer> saved = new HashMap<>();
    overwrites.forEach(each -> saved.merge(each.output(), each.stepBytes(), Math::max));
    int[] bytes = new int[presences.size()];
    for (int i = 0; i < bytes.length && !saved.isEmpty(); i++) {
      bytes[i] = saved.getOrDefault(presences.get(i).buffer(), 0);
    }
    return bytes;
  }
}
