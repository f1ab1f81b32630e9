package dev.pex.processor.memory;

import dev.pex.processor.schedule.Presence;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.StagePresence;
import dev.pex.processor.schedule.StagePresences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When each buffer of a schedule is alive, and how close pairs may lie: the problem of layout. A
 * step is a row tick of a rows stage, or a whole stage; steps are counted through the schedule.
 */
public final class Lifetimes {
  /** The problem; its buffers are in the order in which they first live. */
  public MemoryProblem of(Schedule schedule) {
    Map<String, Buffer> buffers = new LinkedHashMap<>();
    List<StagePresence> stages = StagePresences.of(schedule);
    int firstStep = 0;
    for (StagePresence stage : stages) {
      for (Presence presence : stage.presences()) {
        add(buffers, presence, firstStep, stage.ticks());
      }
      firstStep += stage.ticks();
    }
    List<String> names = List.copyOf(buffers.keySet());
    return new MemoryProblem(List.copyOf(buffers.values()), distances(names, stages));
  }

  private static void add(
      Map<String, Buffer> buffers, Presence presence, int firstStep, int ticks) {
    for (int tick = 0; tick < ticks; tick++) {
      if (presence.liveBytes(tick) > 0) {
        int step = firstStep + tick;
        Buffer buffer =
            new Buffer(presence.buffer(), presence.bytes(), presence.alignment(), step, step + 1);
        buffers.merge(presence.buffer(), buffer, Lifetimes::prolonged);
      }
    }
  }

  private static Buffer prolonged(Buffer known, Buffer now) {
    return new Buffer(
        known.name(), known.bytes(), known.alignment(), known.firstStep(), now.endStep());
  }

  private static List<Distance> distances(List<String> names, List<StagePresence> stages) {
    Map<String, Integer> indices = new LinkedHashMap<>();
    names.forEach(name -> indices.put(name, indices.size()));
    Map<Long, Distance> distances = new TreeMap<>();
    for (StagePresence stage : stages) {
      StageDistances pairs = new StageDistances(stage);
      List<Presence> presences =
          stage.presences().stream().filter(each -> indices.containsKey(each.buffer())).toList();
      for (int b = 0; b < presences.size(); b++) {
        for (int a = 0; a < b; a++) {
          int first = indices.getOrDefault(presences.get(a).buffer(), 0);
          int second = indices.getOrDefault(presences.get(b).buffer(), 0);
          long key = (long) Math.max(first, second) * names.size() + Math.min(first, second);
          (first < second
                  ? pairs.between(presences.get(a), presences.get(b), first, second)
                  : pairs.between(presences.get(b), presences.get(a), second, first))
              .ifPresent(distance -> distances.merge(key, distance, Lifetimes::farther));
        }
      }
    }
    return new ArrayList<>(distances.values());
  }

  private static Distance farther(Distance one, Distance other) {
    return new Distance(
        one.first(),
        one.second(),
        Math.max(one.secondAbove(), other.secondAbove()),
        Math.max(one.firstAbove(), other.firstAbove()));
  }
}
