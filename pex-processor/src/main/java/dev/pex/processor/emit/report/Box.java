package dev.pex.processor.emit.report;

import dev.pex.processor.graph.Int32Values;
import java.util.Optional;
import java.util.function.Predicate;

/** Ticks {@code [tick, endTick)} during which bytes {@code [first, end)} hold one buffer. */
record Box(int tick, int endTick, int first, int end) {
  /** The largest box inside a buffer's life, of those that are wanted. */
  static Optional<Box> largest(Int32Values first, Int32Values end, Predicate<Box> wanted) {
    Optional<Box> largest = Optional.empty();
    for (int tick = 0; tick < first.size(); tick++) {
      Box box = new Box(tick, tick, 0, Integer.MAX_VALUE);
      for (int last = tick; last < first.size() && box.first < box.end; last++) {
        box =
            new Box(
                tick,
                last + 1,
                Math.max(box.first, first.get(last)),
                Math.min(box.end, end.get(last)));
        if (wanted.test(box) && box.area() > largest.map(Box::area).orElse(0L)) {
          largest = Optional.of(box);
        }
      }
    }
    return largest;
  }

  private long area() {
    return (long) (endTick - tick) * (end - first);
  }
}
