package dev.pex.processor.memory;

import dev.pex.processor.schedule.Overwrite;
import dev.pex.processor.schedule.Presence;
import dev.pex.processor.schedule.StagePresence;
import java.util.Optional;

/** How close two buffers may lie as far as one stage is concerned. */
final class StageDistances {
  private final StagePresence stage;

  StageDistances(StagePresence stage) {
    this.stage = stage;
  }

  /** The distance of two buffers, known by their indices; nothing if they never live together. */
  Optional<Distance> between(Presence one, Presence other, int first, int second) {
    if (!one.meets(other)) {
      return Optional.empty();
    }
    int secondAbove = Integer.MIN_VALUE;
    int firstAbove = Integer.MIN_VALUE;
    int otherOverOne = overwritten(one, other);
    int oneOverOther = overwritten(other, one);
    for (int tick = 0; tick < stage.ticks(); tick++) {
      if (one.liveBytes(tick) > 0 && other.liveBytes(tick) > 0) {
        secondAbove =
            Math.max(secondAbove, one.high().get(tick) - oneOverOther - other.low().get(tick));
        firstAbove =
            Math.max(firstAbove, other.high().get(tick) - otherOverOne - one.low().get(tick));
      }
    }
    return secondAbove == Integer.MIN_VALUE
        ? Optional.empty()
        : Optional.of(new Distance(first, second, secondAbove, firstAbove));
  }

  /** Bytes of {@code output} that may be written where {@code operand} is being read. */
  private int overwritten(Presence operand, Presence output) {
    return stage.overwrites().stream()
        .filter(each -> each.operand().equals(operand.buffer()))
        .filter(each -> each.output().equals(output.buffer()))
        .mapToInt(Overwrite::stepBytes)
        .findFirst()
        .orElse(0);
  }
}
