package dev.pex.codesign.resource;

import dev.pex.codesign.width.Segment;
import dev.pex.codesign.width.Widths;
import dev.pex.processor.schedule.Overwrite;
import dev.pex.processor.schedule.Presence;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.StageBuffer;
import dev.pex.processor.schedule.StagePresence;
import dev.pex.processor.schedule.StagePresences;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The bytes that are alive at each moment of a schedule, as functions of widths near those that
 * were planned: what is kept of a tensor grows with its channels.
 */
final class PeakMoments {
  /** Moments that are far below the peak do not become it. */
  private static final double COUNTED = 0.5;

  private final PlannedChannels channels;
  private final Widths planned;
  private final int leastBytes;
  private final Set<Polynomial> moments = new LinkedHashSet<>();

  private PeakMoments(Schedule schedule, PlannedChannels channels, Widths planned) {
    this.channels = channels;
    this.planned = planned;
    this.leastBytes = (int) (COUNTED * schedule.peakBytes());
    add(StagePresences.atStart(schedule));
    StagePresences.of(schedule).forEach(this::add);
  }

  /** The moments, without those that are the same at all widths. */
  static Set<Polynomial> of(Schedule schedule, PlannedChannels channels, Widths planned) {
    return new PeakMoments(schedule, channels, planned).moments;
  }

  private void add(StagePresence stage) {
    for (int tick = 0; tick < stage.ticks(); tick++) {
      for (int position = 0; position < stage.positions(); position++) {
        add(alive(stage, tick, position));
      }
    }
  }

  /** Bytes by the tensor of which they are a part. */
  private static Map<String, Integer> alive(StagePresence stage, int tick, int position) {
    Map<String, Integer> alive = new TreeMap<>();
    for (Presence presence : stage.presences()) {
      boolean isThere = presence.firstPosition() <= position && position < presence.endPosition();
      int bytes = isThere ? presence.liveBytes(tick) : 0;
      if (bytes > 0) {
        int saved = presence.firstPosition() == position ? saved(presence, stage) : 0;
        alive.merge(StageBuffer.tensor(presence.buffer()), bytes - saved, Integer::sum);
      }
    }
    return alive;
  }

  /** Where an output begins to live over its operand, its bytes count once. */
  private static int saved(Presence output, StagePresence stage) {
    return stage.overwrites().stream()
        .filter(each -> each.output().equals(output.buffer()))
        .mapToInt(Overwrite::stepBytes)
        .max()
        .orElse(0);
  }

  private void add(Map<String, Integer> alive) {
    if (alive.values().stream().mapToInt(Integer::intValue).sum() < leastBytes) {
      return;
    }
    List<Term> terms = new ArrayList<>();
    alive.forEach(
        (tensor, bytes) -> {
          List<Segment> segments = channels.of(tensor);
          terms.add(new Term(bytes / planned.of(segments), List.of(segments)));
        });
    moments.add(new Polynomial(0, terms));
  }
}
