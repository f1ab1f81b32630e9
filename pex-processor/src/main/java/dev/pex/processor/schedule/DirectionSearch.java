package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Lays out stages as they are, then with single rows stages running the other way round; keeps the
 * turn that needs the fewest bytes, and goes on from there. All searches together lay out a fixed
 * number of schedules.
 */
final class DirectionSearch {
  private static final int LAYOUTS_TRIED = 40;

  private final Graph graph;
  private final NodeOrder order;
  private final int bytesAtStart;
  private final int boundBytes;
  private final ToIntFunction<Schedule> layoutBytes;
  private int layoutsTried;

  /**
   * A search for stages of an order of the graph's nodes.
   *
   * @param boundBytes the least peak of any stages of this order
   * @param layoutBytes the size of the arena into which a schedule can be laid out
   */
  DirectionSearch(
      Graph graph, NodeOrder order, int boundBytes, ToIntFunction<Schedule> layoutBytes) {
    this.graph = graph;
    this.order = order;
    this.bytesAtStart = new PresenceReader(order, 0).atRest().peakBytes();
    this.boundBytes = boundBytes;
    this.layoutBytes = layoutBytes;
  }

  /** Whether there is work left to do. */
  boolean goesOn() {
    return layoutsTried < LAYOUTS_TRIED;
  }

  /**
   * These stages in the best directions found.
   *
   * @param enoughBytes the size of an arena that need not be improved
   */
  LaidOut best(List<Stage> stages, int enoughBytes) {
    LaidOut best = layOut(stages);
    Optional<LaidOut> better = Optional.of(best);
    while (better.isPresent()) {
      best = better.get();
      better = bestTurn(best, enoughBytes);
    }
    return best;
  }

  /** The best of the schedules in which one more stage is turned; nothing if none needs less. */
  private Optional<LaidOut> bestTurn(LaidOut from, int enoughBytes) {
    List<Stage> stages = from.schedule().stages();
    LaidOut best = from;
    int first = 0;
    for (int i = 0; i < stages.size() && best.arenaBytes() > enoughBytes && goesOn(); i++) {
      int end = first + stages.get(i).nodes().size();
      if (stages.get(i) instanceof Stage.Rows rows && rows.feed().isEmpty()) {
        List<Stage> turned = new ArrayList<>(stages);
        turned.set(i, turned(rows, first, end));
        LaidOut next = layOut(turned);
        best = next.arenaBytes() < best.arenaBytes() ? next : best;
      }
      first = end;
    }
    return best.arenaBytes() < from.arenaBytes() ? Optional.of(best) : Optional.empty();
  }

  private Stage turned(Stage.Rows stage, int first, int end) {
    RowsRun run = RowsRun.of(order, first, end).orElseThrow();
    return new RowsStageChoice(run, !stage.upward()).as(stage);
  }

  private LaidOut layOut(List<Stage> stages) {
    Schedule schedule = Schedule.of(graph, bytesAtStart, stages, boundBytes);
    layoutsTried++;
    return new LaidOut(schedule, layoutBytes.applyAsInt(schedule));
  }
}
