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
    LiveBytes live = new LiveBytes(ticks, positions);
    for (Presence presence : presences) {
      if (!StageBuffer.FRONT.isNameOf(presence.buffer())) {
        live.add(presence, 0);
      }
    }
    return live.peak().bytes();
  }

  /**
   * A time at which no less is live than at any other.
   *
   * @param position of the step that runs then
   */
  public record Peak(int tick, int position, int bytes) {}

  /** The first time at which the most bytes are live, where every overwriting is done. */
  public Peak peak() {
    return live().peak();
  }

  /** The most bytes live at one time while steps of some positions run. */
  public int peakBytes(int firstPosition, int endPosition) {
    return live().most(firstPosition, endPosition);
  }

  private LiveBytes live() {
    int[] saved = savedBytes();
    LiveBytes live = new LiveBytes(ticks, positions);
    for (int i = 0; i < saved.length; i++) {
      live.add(presences.get(i), saved[i]);
    }
    return live;
  }

  /** Of each presence: where an output starts to live over its operand, its bytes count once. */
  private int[] savedBytes() {
    Map<String, Integer> saved = new HashMap<>();
    for (Overwrite each : overwrites) {
      saved.merge(each.output(), each.stepBytes(), Math::max);
    }
    int[] bytes = new int[presences.size()];
    for (int i = 0; i < bytes.length && !saved.isEmpty(); i++) {
      bytes[i] = saved.getOrDefault(presences.get(i).buffer(), 0);
    }
    return bytes;
  }
}
