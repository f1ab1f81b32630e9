package dev.pex.processor.program;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.Placement;
import dev.pex.processor.schedule.Presence;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.schedule.StageBuffer;
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
   * @param ticks row ticks; one for a whole stage
   * @param peakTick the first at which the most bytes are live
   */
  public record StageUse(
      String kind, List<OperatorUse> operators, int ticks, int peakTick, List<BufferUse> buffers) {
    public StageUse {
      operators = List.copyOf(operators);
      buffers = List.copyOf(buffers);
    }
  }

  /**
   * An operator of a stage.
   *
   * @param tensor that it makes
   * @param peakBytes the most bytes live while it runs
   * @param moment the fraction of a tick at which it runs
   */
  public record OperatorUse(String tensor, int peakBytes, double moment) {}

  /**
   * A buffer whose bytes {@code [first(t), end(t))} of the arena are live at tick {@code t}, from
   * one fraction of the tick to another.
   *
   * @param words what it holds
   * @param rows of its tensor that it holds at each tick; none where it does not hold rows
   */
  public record BufferUse(
      String name,
      String words,
      Int32Values first,
      Int32Values end,
      List<Range> rows,
      double fromFraction,
      double toFraction) {
    public BufferUse {
      rows = List.copyOf(rows);
    }

    /** The tensor that it holds, or holds part of. */
    public String tensor() {
      return StageBuffer.tensor(name);
    }

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
    BufferWords words = new BufferWords(schedule.graph());
    List<StagePresence> presences = StagePresences.of(schedule);
    List<StageUse> stages = new ArrayList<>();
    for (int step = 0; step < schedule.stages().size(); step++) {
      Stage stage = schedule.stages().get(step);
      StagePresence presence = presences.get(step);
      RowsHeld rows = new RowsHeld(schedule.graph(), stage);
      List<BufferUse> buffers =
          presence.presences().stream()
              .filter(presence::isLive)
              .map(
                  each ->
                      use(
                          each,
                          presence,
                          offsets.getOrDefault(each.buffer(), 0),
                          words.of(each.buffer()),
                          rows))
              .toList();
      int peakTick = presence.peak().tick();
      stages.add(
          new StageUse(
              stage.kind(), operators(stage, presence), presence.ticks(), peakTick, buffers));
    }
    return new ArenaUse(schedule.graph().name(), layout.arenaBytes(), stages);
  }

  private static List<OperatorUse> operators(Stage stage, StagePresence presence) {
    List<OperatorUse> operators = new ArrayList<>();
    for (Node node : stage.nodes()) {
      int position = Math.min(operators.size(), presence.positions() - 1);
      operators.add(
          new OperatorUse(
              node.output().name(),
              presence.peakBytes(position, position + 1),
              (position + 0.5) / presence.positions()));
    }
    return operators;
  }

  private static BufferUse use(
      Presence presence, StagePresence stage, int offset, String words, RowsHeld held) {
    int ticks = stage.ticks();
    int[] first = new int[ticks];
    int[] end = new int[ticks];
    List<Range> rows = new ArrayList<>();
    for (int tick = 0; tick < ticks; tick++) {
      first[tick] = offset + presence.low().get(tick);
      end[tick] = offset + presence.high().get(tick);
      rows.add(held.at(tick, presence));
    }
    return new BufferUse(
        presence.buffer(),
        words,
        Int32Values.copyOf(first),
        Int32Values.copyOf(end),
        rows,
        (double) presence.firstPosition() / stage.positions(),
        (double) presence.endPosition() / stage.positions());
  }
}
