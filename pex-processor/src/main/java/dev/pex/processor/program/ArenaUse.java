package dev.pex.processor.program;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.Placement;
import dev.pex.processor.schedule.Presence;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.StagePresence;
import dev.pex.processor.schedule.StagePresences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which bytes of the arena hold what, stage by stage and tick by tick: what a picture shows. */
public record ArenaUse(String name, int arenaBytes, List<StageUse> stages) {
  public ArenaUse {
    stages = List.copyOf(stages);
  }

  /**
   * One stage.
   *
   * @param kind as in plan.json
   * @param operators names of the tensors that its nodes make
   * @param ticks row ticks; one for a whole stage
   */
  public record StageUse(String kind, List<String> operators, int ticks, List<BufferUse> buffers) {
    public StageUse {
      operators = List.copyOf(operators);
      buffers = List.copyOf(buffers);
    }
  }

  /**
   * A buffer whose bytes {@code [first(t), end(t))} of the arena are live at tick {@code t}, from
   * one fraction of the tick to another.
   */
  public record BufferUse(
      String name, Int32Values first, Int32Values end, double fromFraction, double toFraction) {
    /** Whether it lives throughout a tick. */
    public boolean livesThroughout() {
      return fromFraction == 0 && toFraction == 1;
    }

    /** Whether it holds anything at a tick. */
    public boolean isLive(int tick) {
      return first.get(tick) < end.get(tick);
    }
  }

  /** The use of a schedule in the places of its layout. */
  public static ArenaUse of(Schedule schedule, MemoryLayout layout) {
    Map<String, Integer> offsets = new HashMap<>();
    for (Placement placement : layout.placements()) {
      offsets.put(placement.buffer().name(), placement.offset());
    }
    List<StagePresence> presences = StagePresences.of(schedule);
    List<StageUse> stages = new ArrayList<>();
    for (int step = 0; step < schedule.stages().size(); step++) {
      StagePresence presence = presences.get(step);
      List<BufferUse> buffers =
          presence.presences().stream()
              .filter(presence::isLive)
              .map(each -> use(each, presence, offsets.getOrDefault(each.buffer(), 0)))
              .toList();
      List<String> made =
          schedule.stages().get(step).nodes().stream().map(node -> node.output().name()).toList();
      stages.add(new StageUse(schedule.stages().get(step).kind(), made, presence.ticks(), buffers));
    }
    return new ArenaUse(schedule.graph().name(), layout.arenaBytes(), stages);
  }

  private static BufferUse use(Presence presence, StagePresence stage, int offset) {
    int ticks = stage.ticks();
    int[] first = new int[ticks];
    int[] end = new int[ticks];
    for (int tick = 0; tick < ticks; tick++) {
      first[tick] = offset + presence.low().get(tick);
      end[tick] = offset + presence.high().get(tick);
    }
    return new BufferUse(
        presence.buffer(),
        Int32Values.copyOf(first),
        Int32Values.copyOf(end),
        (double) presence.firstPosition() / stage.positions(),
        (double) presence.endPosition() / stage.positions());
  }
}
