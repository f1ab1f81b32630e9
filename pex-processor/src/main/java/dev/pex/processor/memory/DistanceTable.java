package dev.pex.processor.memory;

import dev.pex.processor.schedule.Overwrite;
import dev.pex.processor.schedule.Presence;
import dev.pex.processor.schedule.StagePresence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The distances of all pairs of buffers, over all stages. Most buffers are full throughout a stage;
 * which of them meet is a matter of sets of stages. Only the others are compared tick by tick.
 */
final class DistanceTable {
  private final List<Buffer> buffers;
  private final Map<String, Integer> indices = new HashMap<>();
  private final List<BitSet> fullStages = new ArrayList<>();
  private final Map<Long, Distance> partial = new TreeMap<>();
  private int stages;

  DistanceTable(List<Buffer> buffers) {
    this.buffers = buffers;
    for (Buffer buffer : buffers) {
      indices.put(buffer.name(), indices.size());
      fullStages.add(new BitSet());
    }
  }

  /** Takes the next stage into account. */
  void add(StagePresence stage) {
    Set<String> overwriting =
        stage.overwrites().stream().map(Overwrite::output).collect(Collectors.toSet());
    StageDistances distances = new StageDistances(stage);
    List<Presence> live =
        stage.presences().stream().filter(each -> indices.containsKey(each.buffer())).toList();
    for (int i = 0; i < live.size(); i++) {
      Presence presence = live.get(i);
      if (presence.isFull(stage) && !overwriting.contains(presence.buffer())) {
        fullStages.get(index(presence)).set(stages);
      } else {
        compare(presence, live, distances, i);
      }
    }
    stages++;
  }

  private void compare(
      Presence presence, List<Presence> live, StageDistances distances, int place) {
    for (int other = 0; other < live.size(); other++) {
      if (other != place) {
        int one = index(presence);
        int two = index(live.get(other));
        Optional<Distance> distance =
            one < two
                ? distances.between(presence, live.get(other), one, two)
                : distances.between(live.get(other), presence, two, one);
        distance.ifPresent(this::merge);
      }
    }
  }

  private void merge(Distance distance) {
    long key = (long) distance.second() * buffers.size() + distance.first();
    partial.merge(key, distance, DistanceTable::farther);
  }

  /** The distances, by the second buffer and then by the first. */
  List<Distance> distances() {
    List<Distance> distances = new ArrayList<>();
    for (int second = 0; second < buffers.size(); second++) {
      for (int first = 0; first < second; first++) {
        long key = (long) second * buffers.size() + first;
        if (fullStages.get(first).intersects(fullStages.get(second))) {
          distances.add(
              new Distance(first, second, buffers.get(first).bytes(), buffers.get(second).bytes()));
        } else {
          Optional.ofNullable(partial.get(key)).ifPresent(distances::add);
        }
      }
    }
    return distances;
  }

  private int index(Presence presence) {
    Integer index = indices.get(presence.buffer());
    if (index == null) {
      throw new IllegalArgumentException("'" + presence.buffer() + "' is no buffer");
    }
    return index;
  }

  private static Distance farther(Distance one, Distance other) {
    return new Distance(
        one.first(),
        one.second(),
        Math.max(one.secondAbove(), other.secondAbove()),
        Math.max(one.firstAbove(), other.firstAbove()));
  }
}
