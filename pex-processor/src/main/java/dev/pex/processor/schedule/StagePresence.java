package dev.pex.processor.schedule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    int peakBytes = 0;
    for (int tick = 0; tick < ticks; tick++) {
      int[] changes = new int[positions + 1];
      for (Presence presence : presences) {
        changes[presence.firstPosition()] += presence.liveBytes(tick);
        changes[presence.endPosition()] -= presence.liveBytes(tick);
      }
      saveOverwritten(tick, changes);
      int bytes = 0;
      for (int position = 0; position < positions; position++) {
        bytes += changes[position];
        peakBytes = Math.max(peakBytes, bytes);
      }
    }
    return peakBytes;
  }

  /** Where an output starts to live over its operand, the bytes of the step count once. */
  private void saveOverwritten(int tick, int[] changes) {
    if (overwrites.isEmpty()) {
      return;
    }
    Set<String> saved =
        overwrites.stream().map(Overwrite::output).collect(Collectors.toUnmodifiableSet());
    for (Presence presence : presences) {
      if (saved.contains(presence.buffer()) && presence.liveBytes(tick) > 0) {
        int bytes =
            overwrites.stream()
                .filter(each -> each.output().equals(presence.buffer()))
                .mapToInt(Overwrite::stepBytes)
                .max()
                .orElse(0);
        changes[presence.firstPosition()] -= bytes;
        changes[presence.firstPosition() + 1] += bytes;
      }
    }
  }
}
